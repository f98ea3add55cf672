// title: Who held a post
// description: The holders of a post, with the days between which documents attest them.
// param role: string = Foreign Minister — part of the role
// param organization: string? = Sweden — part of the name of the organization or of one that it belongs to
MATCH (person:Person)-[:HOLDS]->(post:Membership)-[:IN_ORGANIZATION]->(organization:Organization)
WHERE toLower(post.role) CONTAINS toLower($role)
OPTIONAL MATCH (organization)-[:PART_OF*1..3]->(whole:Organization)
WITH person, post, organization, whole
WHERE $organization IS NULL OR toLower(organization.name) CONTAINS toLower($organization)
  OR toLower(coalesce(whole.name, '')) CONTAINS toLower($organization)
RETURN DISTINCT person.name AS person, post.role AS role, post.rank AS rank, organization.name AS organization,
  post.attested_from AS attested_from, post.attested_to AS attested_to, person.id AS id, post.id AS post
ORDER BY attested_to DESC, person, id, post
