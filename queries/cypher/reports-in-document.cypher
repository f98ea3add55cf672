// title: What a document says
// description: The reports of meetings and posts in a document, with the sentence and its place in the text, in the order of the text.
// param id: string = d-1 — id of a document
MATCH (document:Document {id: $id})-[:CONTAINS]->(report:MeetingReport|AffiliationReport)
OPTIONAL MATCH (report)-[:REPORTS]->(about:Meeting|Membership)
RETURN report.id AS report, report.quote AS quote, report.start_offset AS start_offset, report.end_offset AS end_offset,
  CASE WHEN about:Meeting THEN about.id END AS meeting, CASE WHEN about:Meeting THEN about.label END AS label,
  report.status AS status, report.date_text AS date_text
ORDER BY start_offset, report, meeting
