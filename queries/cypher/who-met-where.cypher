// title: Who met where, and when
// description: Everybody who takes part in a meeting in a place or in what lies in it.
// param place: string = Riga — name of a city, venue, region or country
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
CALL {
  MATCH (whole:Place {name: $place})
  RETURN whole.id AS whole
  UNION
  MATCH (whole:Place)
  WHERE $place IN whole.aliases
  RETURN whole.id AS whole
}
MATCH (:Place {id: whole})<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN|HELD_AT]-(m:Meeting)
WITH DISTINCT m.id AS id, m.latest AS day
ORDER BY day IS NULL, day DESC, id
SKIP $skip LIMIT $limit
MATCH (who:Person|Organization)-[takes:PARTICIPATES_IN]->(m:Meeting {id: id})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, place.name AS place, who.name AS who, takes.role AS role,
  takes.rank AS rank, takes.organization AS organization, m.id AS meeting, who.id AS id
ORDER BY m.latest IS NULL, m.latest DESC, meeting, who, id, place
