// title: Who has met both
// description: The people who have met both of two people, not necessarily together, with how often they met each.
// param one: string = Ana Lindqvist — name or alias
// param other: string = Omar Benali — name or alias
// param skip: skip? = 1 — how many people to pass over
// param limit: limit? = 2 — how many people to give; all if left out
// page: people, those who met both most first
CALL {
  MATCH (n:Person {name: $one})
  RETURN n.id AS one_id
  UNION
  MATCH (:Name {name: $one})<-[:KNOWN_AS]-(n:Person)
  RETURN n.id AS one_id
}
CALL {
  MATCH (n:Person {name: $other})
  RETURN n.id AS other_id
  UNION
  MATCH (:Name {name: $other})<-[:KNOWN_AS]-(n:Person)
  RETURN n.id AS other_id
}
MATCH (:Person {id: one_id})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(between:Person)
WHERE m.status = 'held'
WITH one_id, other_id, between.id AS id, count(DISTINCT m) AS with_one, max(m.latest) AS last_with_one
MATCH (between:Person {id: id})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(:Person {id: other_id})
WHERE m.status = 'held'
WITH one_id, other_id, id, between.name AS name, with_one, last_with_one, count(DISTINCT m) AS with_other, max(m.latest) AS last_with_other
WITH name, with_one, with_other, last_with_one, last_with_other, id, one_id, other_id
ORDER BY with_one + with_other DESC, name, id, one_id, other_id
SKIP $skip LIMIT $limit
RETURN name, with_one, with_other, last_with_one, last_with_other, id, one_id, other_id
ORDER BY with_one + with_other DESC, name, id, one_id, other_id
