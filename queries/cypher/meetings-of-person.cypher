// title: Meetings of a person
// description: Whom somebody met, where, when and in what capacity.
// param person: string = Ana Lindqvist — name or alias
CALL {
  MATCH (person:Person {name: $person})
  RETURN person
  UNION
  MATCH (person:Person)
  WHERE $person IN person.aliases
  RETURN person
}
MATCH (person)-[takes:PARTICIPATES_IN]->(m:Meeting)
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
OPTIONAL MATCH (m)<-[:PARTICIPATES_IN]-(other:Person|Organization)
WHERE other.id <> person.id
RETURN m.date AS date, m.status AS status, place.name AS place, person.name AS person, takes.role AS role,
  takes.organization AS organization, other.name AS met, m.id AS meeting, other.id AS met_id
ORDER BY date DESC, meeting, met, met_id, place
