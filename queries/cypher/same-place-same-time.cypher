// title: Who was in the same place at the same time
// description: People who held another meeting in a place while somebody held one there: certainly on the same day, or possibly.
// param person: string = Ana Lindqvist — name or alias
// param skip: skip? = 1 — how many pairs of meetings to pass over
// param limit: limit? = 2 — how many pairs of meetings to give; all if left out
// page: pairs of meetings, the earliest first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)-[:LOCATED_IN]->(place:Place)
WHERE m.status = 'held' AND m.format = 'in_person'
MATCH (place)<-[:LOCATED_IN]-(beside:Meeting)
WHERE beside.status = 'held' AND beside.format = 'in_person'
  AND beside.earliest <= m.latest AND beside.latest >= m.earliest
MATCH (beside)<-[:PARTICIPATES_IN]-(other:Person)
WHERE other.id <> who AND NOT EXISTS { MATCH (other)-[:PARTICIPATES_IN]->(:Meeting {id: m.id}) }
WITH place.name AS place, other.name AS other, m.date AS date, beside.date AS other_date,
  CASE WHEN m.earliest = m.latest AND beside.earliest = beside.latest THEN 'certainly' ELSE 'possibly' END AS certainty,
  m.id AS meeting, beside.id AS other_meeting, other.id AS other_id, who AS id, m.earliest AS day
ORDER BY day, meeting, other_meeting, other_id, id, place
SKIP $skip LIMIT $limit
RETURN place, other, date, other_date, certainty, meeting, other_meeting, other_id, id
ORDER BY day, meeting, other_meeting, other_id, id, place
