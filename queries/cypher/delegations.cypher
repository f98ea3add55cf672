// title: Who came together
// description: Meetings that several people of an organization took part in, in posts of it.
// param organization: string = Atlas Pact — name or alias; what belongs to it counts too
CALL {
  MATCH (n:Organization {name: $organization})
  RETURN n.id AS whole
  UNION
  MATCH (n:Organization)
  WHERE $organization IN n.aliases
  RETURN n.id AS whole
}

MATCH (:Organization {id: whole})<-[:PART_OF*0..3]-(:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(person:Person)
MATCH (person)-[takes:PARTICIPATES_IN]->(m:Meeting)
WHERE takes.membership = post.id
WITH DISTINCT m.id AS meeting, m.date AS date, m.latest AS day, m.status AS status, m.label AS label, person.id AS id, person.name AS name
ORDER BY name, id
WITH meeting, date, day, status, label, collect(name) AS people
WHERE size(people) > 1
RETURN date, status, label, people, meeting
ORDER BY day IS NULL, day DESC, meeting
