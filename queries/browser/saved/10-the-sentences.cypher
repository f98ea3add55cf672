// 10 · The sentences, word for word: $person
// This is what everything else rests on. Whatever is only believed can be checked here.
MATCH (:Person {name: $person})-[:PARTICIPATES_IN]->(meeting:Meeting)<-[:REPORTS]-(report:MeetingReport)
MATCH (document:Document)-[:CONTAINS]->(report)
RETURN meeting.label AS what, report.status AS status, report.quote AS sentence,
       coalesce(report.stated_by, document.publisher) AS according_to,
       document.headline AS headline, document.published AS published
ORDER BY meeting.earliest, meeting.id, published
LIMIT 1000
