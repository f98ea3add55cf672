// title: Documents that name somebody
// description: The documents whose reports mention a person, organization or place, and the words they use.
// param id: string = p-ana — id of a person, organization or place
MATCH (n:Person|Organization|Place {id: $id})<-[:REFERS_TO]-(mention:Mention)<-[:MENTIONS]-(report:MeetingReport|AffiliationReport)<-[:CONTAINS]-(document:Document)
RETURN document.id AS document, document.headline AS headline, document.publisher AS publisher,
  document.published AS published, document.url AS url, mention.text AS text, count(DISTINCT report) AS reports
ORDER BY document, text
