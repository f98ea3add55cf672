// title: Meetings of two states
// description: Meetings of the states or the office-holders of two countries, and whether they were in one, in the other or on third ground.
// param one: country = SE — name or ISO 3166-1 code
// param other: country = NO — name or ISO 3166-1 code
CALL {
  MATCH (:Organization {country: $one})<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(:Person)-[takes:PARTICIPATES_IN]->(m:Meeting)
  WHERE takes.membership = post.id
  RETURN m.id AS id
  UNION
  MATCH (:Organization {country: $one})-[:PARTICIPATES_IN]->(m:Meeting)
  RETURN m.id AS id
}
MATCH (m:Meeting {id: id})
WHERE EXISTS { MATCH (m)<-[:PARTICIPATES_IN]-(:Organization {country: $other}) }
  OR EXISTS {
    MATCH (m)<-[takes:PARTICIPATES_IN]-(:Person)-[:HOLDS]->(post:Membership)-[:IN_ORGANIZATION]->(:Organization {country: $other})
    WHERE takes.membership = post.id
  }
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN m.date AS date, m.status AS status, place.name AS place,
  CASE WHEN place.country IS NULL THEN null WHEN place.country = $one THEN 'one' WHEN place.country = $other THEN 'other' ELSE 'third' END AS ground,
  m.label AS label, id AS meeting
ORDER BY m.latest IS NULL, m.latest DESC, meeting, place
