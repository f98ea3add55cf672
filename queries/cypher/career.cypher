// title: The posts of somebody
// description: The posts that somebody held, the earliest first by the beginning of their term or the first document, with how many meetings in each.
// param person: string = Ana Lindqvist — name or alias
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:HOLDS]->(post:Membership)
OPTIONAL MATCH (post)-[:IN_ORGANIZATION]->(organization:Organization)
WITH who, post.id AS post, post.role AS role, post.rank AS rank, organization.name AS organization,
  post.since AS since, post.until AS until, post.attested_from AS attested_from, post.attested_to AS attested_to
OPTIONAL MATCH (:Person {id: who})-[takes:PARTICIPATES_IN]->(m:Meeting)
WHERE takes.membership = post AND m.status = 'held'
WITH who, post, role, rank, organization, since, until, attested_from, attested_to, count(DISTINCT m) AS meetings
RETURN role, rank, organization, since, until, attested_from, attested_to, meetings, post, who AS id
ORDER BY coalesce(since, attested_from) IS NULL, coalesce(since, attested_from), post, organization, id
