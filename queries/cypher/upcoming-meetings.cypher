// title: Meetings planned from a day on
// description: Planned and proposed meetings that end on this day or later, and those of unknown year.
// param from: date = 2021-05-01 — the first day that counts
MATCH (m:Meeting)
WHERE m.status IN ['planned', 'proposed'] AND (m.latest IS NULL OR m.latest >= $from)
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, m.label AS label, place.name AS place, m.id AS meeting
ORDER BY date, meeting, place
