// title: When somebody first met whom
// description: The first and the last day on which somebody's first meeting with each other person can have been; meetings without a day may be earlier.
// param person: string = Ana Lindqvist — name or alias
// param skip: skip? = 1 — how many people to pass over
// param limit: limit? = 2 — how many people to give; all if left out
// page: people, those met earliest first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(other:Person)
WHERE m.status = 'held'
WITH who, other.id AS met_id, other.name AS met, min(m.earliest) AS first_day, min(m.latest) AS at_the_latest,
  count(DISTINCT CASE WHEN m.latest IS NULL THEN m.id END) AS undated
WITH met, first_day, at_the_latest, undated, met_id, who AS id
ORDER BY first_day IS NULL, first_day, at_the_latest, met, met_id, id
SKIP $skip LIMIT $limit
RETURN met, first_day, at_the_latest, undated, met_id, id
ORDER BY first_day IS NULL, first_day, at_the_latest, met, met_id, id
