// title: Reports of a meeting
// description: All reports of a meeting, with their documents: what a judgement on identity is about.
// param id: string = m-oslo — id of a meeting
MATCH (meeting:Meeting {id: $id})<-[:REPORTS]-(report:MeetingReport)<-[:CONTAINS]-(document:Document)
RETURN meeting.label AS label, report.id AS id, document.id AS document, report.id AS report, document.headline AS headline,
  report.quote AS words, report.quote AS quote, coalesce(report.date, document.published) AS date
ORDER BY id
