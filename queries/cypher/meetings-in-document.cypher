// title: Meetings in a document
// description: The meetings that a document tells of.
// param id: string = https://news.example/riga — id of a document
MATCH (:Document {id: $id})-[:CONTAINS]->(report:MeetingReport)-[:REPORTS]->(m:Meeting)
RETURN DISTINCT m.id AS meeting, m.label AS label, m.status AS status
ORDER BY meeting
