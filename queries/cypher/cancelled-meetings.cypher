// title: Meetings that didn't come about
// description: Cancelled, postponed and denied meetings.
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
MATCH (m:Meeting)
WHERE m.status IN ['cancelled', 'postponed', 'denied']
WITH m.id AS id, m.latest AS day
ORDER BY day IS NULL, day DESC, id
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, m.label AS label, place.name AS place, m.id AS meeting
ORDER BY m.latest IS NULL, m.latest DESC, meeting, place
