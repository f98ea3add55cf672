// title: Sources of posts
// description: The sentences that tell who holds the given posts.
// param posts: list = ms-ana — ids of memberships
UNWIND $posts AS id
MATCH (document:Document)-[:CONTAINS]->(report:AffiliationReport)-[:REPORTS]->(post:Membership {id: id})
RETURN DISTINCT post.id AS post, document.id AS document, document.headline AS headline, document.url AS url,
  document.publisher AS publisher, document.published AS published, report.quote AS quote,
  report.start_offset AS start_offset
ORDER BY post, document, start_offset, quote
