// title: Sources that disagree
// description: Meetings whose reports give different statuses or dates, with each sentence.
MATCH (one:MeetingReport)-[:REPORTS]->(m:Meeting)
MATCH (other:MeetingReport)-[:REPORTS]->(m)
WHERE one.id <> other.id AND (one.status <> other.status OR one.date <> other.date)
WITH DISTINCT m, one
MATCH (document:Document)-[:CONTAINS]->(one)
RETURN m.id AS meeting, m.label AS label, one.status AS status, one.date AS date, one.quote AS quote,
  document.publisher AS publisher, document.id AS document, one.id AS report
ORDER BY meeting, document, report
