// title: Topics of meetings
// description: What the given meetings were about.
// param meetings: list = m-oslo,m-riga — ids of meetings
UNWIND $meetings AS id
MATCH (m:Meeting {id: id})-[:ABOUT]->(topic:Topic)
RETURN DISTINCT m.id AS meeting, topic.label AS topic
ORDER BY meeting, topic
