// title: Meetings about a topic
// description: Meetings with a topic that has these words.
// param topic: string = arms — part of the topic
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
MATCH (topic:Topic)<-[:ABOUT]-(m:Meeting)
WHERE toLower(topic.label) CONTAINS toLower($topic)
WITH topic.label AS topic, m.id AS id, m.latest AS day
ORDER BY day IS NULL, day DESC, id, topic
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
RETURN m.date AS date, m.status AS status, topic, m.label AS label, id AS meeting
ORDER BY m.latest IS NULL, m.latest DESC, meeting, topic
