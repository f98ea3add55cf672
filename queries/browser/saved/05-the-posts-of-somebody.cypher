// 5 · The posts of somebody, in which bodies, of which states: $person
// A post is a node of its own, since it has its own time: since and until where a source tells them,
// attested_from and attested_to where it is only known that somebody had it then.
MATCH path = (:Person {name: $person})-[:HOLDS]->(post:Membership)
OPTIONAL MATCH in_body = (post)-[:IN_ORGANIZATION]->(:Organization)-[:PART_OF*0..3]->(:Organization)
RETURN path, in_body
LIMIT 200
