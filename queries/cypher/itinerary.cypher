// title: Where somebody was, and when
// description: The meetings in person that somebody held, in the order of their days, with the places; those of unknown day come last.
// param person: string = Ana Lindqvist — name or alias
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the earliest first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)
WHERE m.status = 'held' AND m.format = 'in_person'
WITH who, m.id AS key, m.earliest AS day, m.latest AS until
ORDER BY day IS NULL, day, until, key, who
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: key})<-[takes:PARTICIPATES_IN]-(person:Person)
WHERE person.id = who
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, place.name AS place, place.country AS country, person.name AS name, takes.role AS role,
  m.label AS label, key AS meeting, who AS id
ORDER BY m.earliest IS NULL, m.earliest, m.latest, meeting, id, place
