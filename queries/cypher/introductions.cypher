// title: Who could introduce somebody to whom
// description: The people whom somebody never met in a meeting that was held, but whom people that they met have met, with how many of these.
// param person: string = Ana Lindqvist — name or alias
// param skip: skip? = 1 — how many people to pass over
// param limit: limit? = 2 — how many people to give; all if left out
// page: people, those whom most could introduce first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(between:Person)
WHERE m.status = 'held'
WITH DISTINCT who, between.id AS between_id
MATCH (between:Person {id: between_id})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(other:Person)
WHERE m.status = 'held' AND other.id <> who
WITH who, other.id AS other_id, count(DISTINCT between_id) AS go_betweens, min(between.name) AS one_of_them
// Somebody who was met little is looked at faster than somebody who meets many.
MATCH (other:Person {id: other_id})
WHERE NOT EXISTS { MATCH (other)-[:PARTICIPATES_IN]->(:Meeting {status: 'held'})<-[:PARTICIPATES_IN]-(:Person {id: who}) }
WITH other.name AS name, go_betweens, one_of_them, other_id, who AS id
ORDER BY go_betweens DESC, name, other_id, id
SKIP $skip LIMIT $limit
RETURN name, go_betweens, one_of_them, other_id, id
ORDER BY go_betweens DESC, name, other_id, id
