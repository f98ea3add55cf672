// title: What somebody said
// description: The meetings that a person or organization is quoted about, with the sentences.
// param speaker: string = Rita Moss — name or alias
CALL {
  MATCH (speaker:Person {name: $speaker})
  RETURN speaker
  UNION
  MATCH (speaker:Organization {name: $speaker})
  RETURN speaker
  UNION
  MATCH (speaker:Person|Organization)
  WHERE $speaker IN speaker.aliases
  RETURN speaker
}
MATCH (speaker)<-[:STATED_BY]-(report:MeetingReport)-[:REPORTS]->(m:Meeting)
MATCH (document:Document)-[:CONTAINS]->(report)
RETURN m.date AS date, m.status AS status, report.quote AS quote, document.publisher AS publisher, m.id AS meeting, report.id AS report
ORDER BY date DESC, meeting, report
