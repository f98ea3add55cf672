// title: Meetings of a person
// description: Whom somebody met, where, when and in what capacity.
// param person: string = Ana Lindqvist — name or alias
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}
MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)
WITH who, m.id AS id, m.latest AS day
ORDER BY day IS NULL, day DESC, id, who
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})<-[takes:PARTICIPATES_IN]-(person:Person)
WHERE person.id = who
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
OPTIONAL MATCH (m)<-[:PARTICIPATES_IN]-(other:Person|Organization)
WHERE other.id <> person.id
RETURN m.date AS date, m.status AS status, place.name AS place, person.name AS person, takes.role AS role,
  takes.organization AS organization, other.name AS met, m.id AS meeting, other.id AS met_id
ORDER BY m.latest IS NULL, m.latest DESC, meeting, who, met, met_id, place
