// title: Meetings that one says were held and another denies
// description: Each two sentences of which one tells that a meeting was held and the other that it was denied or cancelled.
MATCH (told:MeetingReport {status: 'held'})-[:REPORTS]->(m:Meeting)
MATCH (denied:MeetingReport)-[:REPORTS]->(m)
WHERE denied.status IN ['denied', 'cancelled']
MATCH (document:Document)-[:CONTAINS]->(told)
MATCH (against:Document)-[:CONTAINS]->(denied)
RETURN m.date AS date, m.status AS status, m.label AS label, document.publisher AS publisher, told.quote AS quote,
  against.publisher AS other_publisher, denied.status AS other_status, denied.quote AS other_quote,
  m.id AS meeting, told.id AS report, denied.id AS other_report
ORDER BY meeting, report, other_report
