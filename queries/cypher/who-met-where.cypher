// title: Who met where, and when
// description: Everybody who takes part in a meeting in a place or in what lies in it.
// param place: string = Riga — name of a city, venue, region or country
CALL {
  MATCH (whole:Place {name: $place})
  RETURN whole
  UNION
  MATCH (whole:Place)
  WHERE $place IN whole.aliases
  RETURN whole
}
MATCH (whole)<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN|HELD_AT]-(m:Meeting)
WITH DISTINCT m
MATCH (who:Person|Organization)-[takes:PARTICIPATES_IN]->(m)
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, place.name AS place, who.name AS who, takes.role AS role,
  takes.rank AS rank, takes.organization AS organization, m.id AS meeting, who.id AS id
ORDER BY date DESC, meeting, who, id, place
