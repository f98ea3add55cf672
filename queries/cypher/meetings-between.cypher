// title: Meetings between two
// description: The meetings in which two people or organizations both take part themselves.
// param one: string = Ana Lindqvist — name or alias
// param other: string = Omar Benali — name or alias
MATCH (a:Person|Organization)
WHERE a.name = $one OR $one IN a.aliases
MATCH (b:Person|Organization)
WHERE b.name = $other OR $other IN b.aliases
WITH DISTINCT a, b
MATCH (a)-[:PARTICIPATES_IN]->(m:Meeting)
MATCH (b)-[:PARTICIPATES_IN]->(m)
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN DISTINCT m.date AS date, m.status AS status, m.kind AS kind, place.name AS place, a.name AS one, b.name AS other, m.id AS meeting
ORDER BY date DESC, meeting, one, other, place
