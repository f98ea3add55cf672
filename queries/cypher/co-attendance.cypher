// title: Whom somebody met most
// description: Everybody who took part in meetings that somebody held, with how often, the first and last possible day, and how many have no day.
// param person: string = Ana Lindqvist — name or alias
// param skip: skip? = 1 — how many people and organizations to pass over
// param limit: limit? = 2 — how many people and organizations to give; all if left out
// page: people and organizations, those met most first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(other:Person|Organization)
WHERE m.status = 'held'
WITH who, other.id AS met_id, other.name AS met, count(DISTINCT m) AS meetings, min(m.earliest) AS first_day,
  max(m.latest) AS last_day, count(DISTINCT CASE WHEN m.latest IS NULL THEN m.id END) AS undated
WITH met, meetings, first_day, last_day, undated, met_id, who AS id
ORDER BY meetings DESC, met, met_id, id
SKIP $skip LIMIT $limit
RETURN met, meetings, first_day, last_day, undated, met_id, id
ORDER BY meetings DESC, met, met_id, id
