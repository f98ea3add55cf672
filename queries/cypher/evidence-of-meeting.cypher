// title: Reports of a meeting
// description: All reports of the meeting that a report is of, with their documents: what a judgement on identity is about.
// param report: string = mr-oslo — id of one of its reports
MATCH (:MeetingReport {id: $report})-[:REPORTS]->(meeting:Meeting)
MATCH (meeting)<-[:REPORTS]-(report:MeetingReport)<-[:CONTAINS]-(document:Document)
RETURN meeting.id AS meeting, meeting.label AS label, report.id AS id, document.id AS document,
  document.headline AS headline, report.quote AS words
ORDER BY id
