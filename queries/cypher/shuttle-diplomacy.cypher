// title: Shuttle diplomacy
// description: Two places in which somebody held meetings in person within so many days, with how many in both; possibly, where the dates leave it open.
// param person: string = Ana Lindqvist — name or alias
// param days: int = 7 — how many days may lie between
// param skip: skip? = 1 — how many pairs of stops to pass over
// param limit: limit? = 2 — how many pairs of stops to give; all if left out
// page: pairs of stops, the earliest first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (person:Person {id: who})-[:PARTICIPATES_IN]->(one:Meeting)
WHERE one.status = 'held' AND one.format = 'in_person'
MATCH (one)-[:LOCATED_IN]->(here:Place)
MATCH (person)-[:PARTICIPATES_IN]->(other:Meeting)
WHERE other.status = 'held' AND other.format = 'in_person'
  AND other.earliest >= one.earliest AND other.earliest <= one.latest + duration({days: $days})
MATCH (other)-[:LOCATED_IN]->(there:Place)
WHERE here.id <> there.id AND (other.earliest > one.earliest OR there.id > here.id)
  AND NOT EXISTS { MATCH (here)-[:PART_OF*1..3]->(there) }
  AND NOT EXISTS { MATCH (there)-[:PART_OF*1..3]->(here) }
WITH person.name AS person, one.date AS date, here.name AS place, other.date AS next_date, there.name AS next_place,
  CASE WHEN other.latest <= one.earliest + duration({days: $days}) AND one.latest <= other.earliest + duration({days: $days})
    THEN 'certainly' ELSE 'possibly' END AS certainty,
  one.earliest AS day, other.earliest AS next_day, who AS id, count(DISTINCT one.id) + count(DISTINCT other.id) AS meetings
ORDER BY day, next_day, date, next_date, place, next_place, id
SKIP $skip LIMIT $limit
RETURN person, date, place, next_date, next_place, certainty, meetings, id
ORDER BY day, next_day, date, next_date, place, next_place, id
