// title: Meetings between two
// description: The meetings in which two people or organizations both take part themselves.
// param one: string = Ana Lindqvist — name or alias
// param other: string = Omar Benali — name or alias
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
CALL {
  MATCH (n:Person {name: $one})
  RETURN n.id AS id, 1 AS side
  UNION
  MATCH (n:Organization {name: $one})
  RETURN n.id AS id, 1 AS side
  UNION
  MATCH (n:Person {name: $other})
  RETURN n.id AS id, 2 AS side
  UNION
  MATCH (n:Organization {name: $other})
  RETURN n.id AS id, 2 AS side
  UNION
  MATCH (:Name {name: $one})<-[:KNOWN_AS]-(n:Person)
  RETURN n.id AS id, 1 AS side
  UNION
  MATCH (:Name {name: $other})<-[:KNOWN_AS]-(n:Person)
  RETURN n.id AS id, 2 AS side
  UNION
  // No index finds an alias in a list, so all bodies are looked at, once for both.
  MATCH (n:Organization)
  WHERE $one IN n.aliases OR $other IN n.aliases
  UNWIND [side IN [1, 2] WHERE (side = 1 AND $one IN n.aliases) OR (side = 2 AND $other IN n.aliases)] AS side
  RETURN n.id AS id, side
}
WITH collect(CASE WHEN side = 1 THEN id END) AS ones, collect(CASE WHEN side = 2 THEN id END) AS others
UNWIND ones AS one_id
UNWIND others AS other_id
MATCH (a:Person|Organization {id: one_id})
MATCH (b:Person|Organization {id: other_id})
MATCH (a)-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(b)
WITH m.id AS id, m.latest AS day, a.id AS a_id, b.id AS b_id, a.name AS one, b.name AS other
ORDER BY day IS NULL, day DESC, id, a_id, b_id
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, m.kind AS kind, place.name AS place, one, other, id AS meeting
ORDER BY m.latest IS NULL, m.latest DESC, meeting, a_id, b_id, place
