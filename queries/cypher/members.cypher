// title: Members of an organization
// description: Who holds a post in an organization or in a part of it.
// param id: string = o-pact — id of an organization
MATCH (:Organization {id: $id})<-[:PART_OF*0..3]-(part:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(person:Person)
RETURN DISTINCT person.id AS id, person.name AS name, post.id AS post, post.role AS role, post.rank AS rank,
  part.name AS organization, post.attested_from AS attested_from, post.attested_to AS attested_to
ORDER BY name, id, post, organization
