// title: Days on which posts are attested
// description: The days of the documents that tell of the given posts, and of the meetings that people took part in in them.
// param posts: list = ms-ana — ids of memberships
CALL {
  UNWIND $posts AS id
  MATCH (document:Document)-[:CONTAINS]->(:AffiliationReport)-[:REPORTS]->(:Membership {id: id})
  WHERE document.published IS NOT NULL
  RETURN id AS post, document.published AS day
  UNION
  UNWIND $posts AS id
  MATCH (:Membership {id: id})<-[:HOLDS]-(:Person)-[takes:PARTICIPATES_IN]->(m:Meeting)
  WHERE takes.membership = id AND m.earliest IS NOT NULL
  RETURN id AS post, toString(m.earliest) AS day
}
RETURN post, day
ORDER BY post, day
