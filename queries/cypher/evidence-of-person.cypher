// title: Mentions of a person
// description: The words that are taken for a person, with their documents: what a judgement on identity is about.
// param id: string = p-ana — id of a person
MATCH (person:Person {id: $id})<-[:REFERS_TO]-(mention:Mention)<-[:MENTIONS]-(report:MeetingReport|AffiliationReport)<-[:CONTAINS]-(document:Document)
RETURN DISTINCT person.name AS name, mention.id AS id, document.id AS document, report.id AS report, document.headline AS headline,
  mention.text AS words, report.quote AS quote, coalesce(report.date, document.published) AS date
ORDER BY id, document, quote, date, report
