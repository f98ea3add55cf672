// title: Meetings between two
// description: The meetings in which two people or organizations both take part themselves.
// param one: string = Ana Lindqvist — name or alias
// param other: string = Omar Benali — name or alias
CALL {
  MATCH (a:Person {name: $one})
  RETURN a
  UNION
  MATCH (a:Organization {name: $one})
  RETURN a
  UNION
  MATCH (a:Person|Organization)
  WHERE $one IN a.aliases
  RETURN a
}
WITH collect(a) AS ones
CALL {
  MATCH (b:Person {name: $other})
  RETURN b
  UNION
  MATCH (b:Organization {name: $other})
  RETURN b
  UNION
  MATCH (b:Person|Organization)
  WHERE $other IN b.aliases
  RETURN b
}
WITH ones, collect(b) AS others
UNWIND ones AS a
UNWIND others AS b
MATCH (a)-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(b)
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN DISTINCT m.date AS date, m.status AS status, m.kind AS kind, place.name AS place, a.name AS one, b.name AS other, m.id AS meeting
ORDER BY date DESC, meeting, one, other, place
