// title: How a meeting was told over time
// description: What documents said of a meeting, in the order in which they were published; those of unknown date come last.
// param id: string = m-riga — id of a meeting
MATCH (document:Document)-[:CONTAINS]->(report:MeetingReport)-[:REPORTS]->(:Meeting {id: $id})
OPTIONAL MATCH (report)-[:STATED_BY]->(speaker:Person|Organization)
RETURN document.published AS published, document.publisher AS publisher, report.status AS status, report.date AS date,
  coalesce(speaker.name, report.stated_by) AS stated_by, report.quote AS quote, report.id AS report
ORDER BY published IS NULL, published, report, stated_by
