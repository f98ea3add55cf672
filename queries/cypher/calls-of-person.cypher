// title: Calls
// description: With whom somebody spoke by telephone or video, the most recent first; those of unknown day come last.
// param person: string = Ana Lindqvist — name or alias
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(other:Person|Organization)
WHERE m.format = 'remote'
RETURN m.date AS date, m.status AS status, other.name AS met, m.id AS meeting, other.id AS met_id, who AS id
ORDER BY m.latest IS NULL, m.latest DESC, meeting, met, met_id, id
