// title: Meetings that didn't come about
// description: Cancelled, postponed and denied meetings.
MATCH (m:Meeting)
WHERE m.status IN ['cancelled', 'postponed', 'denied']
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, m.label AS label, place.name AS place, m.id AS meeting
ORDER BY date DESC, meeting, place
