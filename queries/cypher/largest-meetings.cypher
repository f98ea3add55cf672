// title: The largest meetings
// description: The meetings that were certainly held between two days by the number of named participants.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the largest first
MATCH (m:Meeting)
WHERE m.earliest >= $from AND m.latest <= $to AND m.status = 'held'
MATCH (m)<-[:PARTICIPATES_IN]-(who:Person|Organization)
WITH m.id AS meeting, m.date AS date, m.label AS label, count(DISTINCT who) AS participants
WITH date, label, participants, meeting
ORDER BY participants DESC, meeting
SKIP $skip LIMIT $limit
RETURN date, label, participants, meeting
ORDER BY participants DESC, meeting
