// title: Who meets for an organization
// description: The people who took part in meetings in a post of an organization, with the first and the last day that these may have been.
// param organization: string = Atlas Pact — name or alias; what belongs to it counts too
CALL {
  MATCH (n:Organization {name: $organization})
  RETURN n.id AS whole
  UNION
  MATCH (n:Organization)
  WHERE $organization IN n.aliases
  RETURN n.id AS whole
}

MATCH (:Organization {id: whole})<-[:PART_OF*0..3]-(part:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(person:Person)
MATCH (person)-[takes:PARTICIPATES_IN]->(m:Meeting)
WHERE takes.membership = post.id AND m.status = 'held'
WITH person.name AS name, post.role AS role, part.name AS organization, person.id AS id, post.id AS post,
  count(DISTINCT m) AS meetings, min(m.earliest) AS first_day, max(m.latest) AS last_day
RETURN name, role, organization, meetings, first_day, last_day, id, post
ORDER BY meetings DESC, name, id, post, organization
