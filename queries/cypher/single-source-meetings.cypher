// title: Meetings that one document alone tells of
// description: Meetings that were held according to a single document, with its publisher.
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
MATCH (m:Meeting {status: 'held'})
MATCH (m)<-[:REPORTS]-(:MeetingReport)<-[:CONTAINS]-(document:Document)
WITH m.id AS id, m.latest AS day, count(DISTINCT document.id) AS documents, min(document.id) AS told_by
WHERE documents = 1
WITH id, day, told_by
ORDER BY day IS NULL, day DESC, id
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
MATCH (document:Document {id: told_by})
RETURN m.date AS date, m.label AS label, document.publisher AS publisher, document.published AS published,
  id AS meeting, told_by AS document
ORDER BY m.latest IS NULL, m.latest DESC, meeting
