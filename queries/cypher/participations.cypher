// title: Participations
// description: Who took part in which meeting of these statuses: the raw material of network analysis.
// param statuses: list? = held,planned — all if left out
MATCH (actor:Person|Organization)-[:PARTICIPATES_IN]->(m:Meeting)
WHERE size($statuses) = 0 OR m.status IN $statuses
RETURN DISTINCT actor.id AS actor, actor.name AS name,
  CASE WHEN actor:Person THEN 'Person' ELSE 'Organization' END AS label, m.id AS meeting
ORDER BY actor, meeting
