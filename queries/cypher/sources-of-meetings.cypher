// title: Sources of meetings
// description: The sentences that tell of the given meetings, with their documents and who says it.
// param meetings: list = m-oslo,m-riga — ids of meetings
UNWIND $meetings AS id
MATCH (document:Document)-[:CONTAINS]->(report:MeetingReport)-[:REPORTS]->(m:Meeting {id: id})
OPTIONAL MATCH (report)-[:STATED_BY]->(speaker:Person|Organization)
RETURN DISTINCT m.id AS meeting, document.id AS document, document.headline AS headline, document.url AS url,
  document.publisher AS publisher, document.published AS published, report.id AS report, report.quote AS quote,
  report.start_offset AS start_offset, report.status AS status, report.date_text AS date_text,
  report.confidence AS confidence, speaker.id AS speaker, coalesce(speaker.name, report.stated_by) AS stated_by
ORDER BY meeting, document, start_offset, report, speaker
