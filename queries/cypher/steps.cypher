// title: From meetings to meetings
// description: The meetings that somebody who took part in the given ones took part in too.
// param meetings: list = m-riga — ids of meetings
// param statuses: list = held — which meetings count
UNWIND $meetings AS id
MATCH (m:Meeting {id: id})<-[:PARTICIPATES_IN]-(actor:Person|Organization)-[:PARTICIPATES_IN]->(following:Meeting)
WHERE following.status IN $statuses AND following.id <> id
RETURN DISTINCT m.id AS meeting, actor.id AS actor, actor.name AS name, following.id AS following
ORDER BY meeting, actor, following
