// title: What somebody said
// description: The meetings that a person or organization is quoted about, with the sentences.
// param speaker: string = Rita Moss — name or alias
// param skip: skip? = 1 — how many sentences to pass over
// param limit: limit? = 2 — how many sentences to give; all if left out
// page: sentences, those on the most recent meetings first
CALL {
  MATCH (speaker:Person {name: $speaker})
  RETURN speaker
  UNION
  MATCH (speaker:Organization {name: $speaker})
  RETURN speaker
  UNION
  MATCH (:Name {name: $speaker})<-[:KNOWN_AS]-(speaker:Person)
  RETURN speaker
  UNION
  MATCH (speaker:Organization)
  WHERE $speaker IN speaker.aliases
  RETURN speaker
}
MATCH (speaker)<-[:STATED_BY]-(report:MeetingReport)-[:REPORTS]->(m:Meeting)
WITH report.id AS told, m.id AS id, m.latest AS day
ORDER BY day IS NULL, day DESC, id, told
SKIP $skip LIMIT $limit
MATCH (report:MeetingReport {id: told})
MATCH (m:Meeting {id: id})
MATCH (document:Document)-[:CONTAINS]->(report)
RETURN m.date AS date, m.status AS status, report.quote AS quote, document.publisher AS publisher, m.id AS meeting, report.id AS report
ORDER BY m.latest IS NULL, m.latest DESC, meeting, report
