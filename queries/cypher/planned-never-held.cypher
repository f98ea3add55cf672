// title: Planned, but never reported as held
// description: Planned and proposed meetings whose last possible day is past, and of which no document says that they were held.
// param before: date = 2021-06-01 — the day before which they were due
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
MATCH (m:Meeting)
WHERE m.status IN ['planned', 'proposed'] AND m.latest < $before
  AND NOT EXISTS { MATCH (m)<-[:REPORTS]-(:MeetingReport {status: 'held'}) }
WITH m.id AS id, m.latest AS day
ORDER BY day DESC, id
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, m.label AS label, place.name AS place, id AS meeting
ORDER BY m.latest DESC, meeting, place
