// title: Posts and who holds them
// description: Person, role and organization, the most recently attested first; all words must occur in the role or the rank, each in one of its spellings.
// param words: list? = defence|defense,minister — words of the role or rank, in lower case; with | between spellings or synonyms
// param people: list? = p-ana — ids of people
CALL {
  MATCH (person:Person)-[:HOLDS]->(post:Membership)
  WHERE person.id IN $people AND all(word IN $words WHERE any(spelling IN split(word, '|') WHERE toLower(coalesce(post.role, '') + ' ' + coalesce(post.rank, '')) CONTAINS spelling))
  RETURN person, post
  UNION ALL
  UNWIND CASE WHEN size($people) = 0 THEN [0] ELSE [] END AS everybody
  MATCH (person:Person)-[:HOLDS]->(post:Membership)
  WHERE all(word IN $words WHERE any(spelling IN split(word, '|') WHERE toLower(coalesce(post.role, '') + ' ' + coalesce(post.rank, '')) CONTAINS spelling))
  RETURN person, post
}
OPTIONAL MATCH (post)-[:IN_ORGANIZATION]->(organization:Organization)
OPTIONAL MATCH (organization)-[:PART_OF*1..3]->(whole:Organization)
RETURN person.id AS id, person.name AS name, post.id AS post, post.role AS role, post.rank AS rank,
  organization.id AS organization_id, organization.name AS organization,
  organization.kind AS kind, coalesce(organization.country, whole.country) AS country, whole.id AS whole,
  post.since AS since, post.until AS until, post.attested_from AS attested_from, post.attested_to AS attested_to
ORDER BY id, post, organization_id, whole
