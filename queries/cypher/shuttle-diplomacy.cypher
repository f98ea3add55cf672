// title: Shuttle diplomacy
// description: Two meetings that somebody held in person in two places within so many days; possibly, where their dates leave it open.
// param person: string = Ana Lindqvist — name or alias
// param days: int = 7 — how many days may lie between
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

MATCH (person:Person {id: who})-[:PARTICIPATES_IN]->(one:Meeting)
WHERE one.status = 'held' AND one.format = 'in_person'
MATCH (one)-[:LOCATED_IN]->(here:Place)
MATCH (person)-[:PARTICIPATES_IN]->(other:Meeting)
WHERE other.status = 'held' AND other.format = 'in_person'
  AND (other.earliest > one.earliest OR (other.earliest = one.earliest AND other.id > one.id))
  AND other.earliest <= one.latest + duration({days: $days})
MATCH (other)-[:LOCATED_IN]->(there:Place)
WHERE here.id <> there.id AND NOT EXISTS { MATCH (here)-[:PART_OF*1..3]->(there) }
  AND NOT EXISTS { MATCH (there)-[:PART_OF*1..3]->(here) }
WITH person.name AS person, one.date AS date, here.name AS place, other.date AS next_date, there.name AS next_place,
  CASE WHEN other.latest <= one.earliest + duration({days: $days}) AND one.latest <= other.earliest + duration({days: $days})
    THEN 'certainly' ELSE 'possibly' END AS certainty,
  one.id AS meeting, other.id AS next_meeting, who AS id, one.earliest AS day, other.earliest AS next_day
ORDER BY day, next_day, meeting, next_meeting, id, place, next_place
SKIP $skip LIMIT $limit
RETURN person, date, place, next_date, next_place, certainty, meeting, next_meeting, id
ORDER BY day, next_day, meeting, next_meeting, id, place, next_place
