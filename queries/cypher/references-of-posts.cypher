// title: Reference data on posts
// description: The entries of reference data that tell the terms of the given posts.
// param posts: list = ms-ana — ids of memberships
UNWIND $posts AS id
MATCH (reference:Reference)-[:REPORTS]->(post:Membership {id: id})
RETURN DISTINCT post.id AS post, reference.id AS reference, reference.name AS name, reference.entry AS entry,
  reference.datasets AS datasets, reference.urls AS urls
ORDER BY post, reference
