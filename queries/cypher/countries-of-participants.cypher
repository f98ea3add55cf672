// title: Countries of participants
// description: The countries of organizations, and those in whose organizations people hold or held posts.
CALL {
  MATCH (actor:Organization)
  WHERE actor.country IS NOT NULL
  RETURN actor.id AS actor, actor.country AS country
  UNION
  MATCH (actor:Person)-[:HOLDS]->(:Membership)-[:IN_ORGANIZATION]->(body:Organization)
  WHERE body.country IS NOT NULL
  RETURN actor.id AS actor, body.country AS country
}
RETURN DISTINCT actor, country
ORDER BY actor, country
