// title: Meetings about a topic
// description: Meetings with a topic that has these words.
// param topic: string = arms — part of the topic
MATCH (topic:Topic)<-[:ABOUT]-(m:Meeting)
WHERE toLower(topic.label) CONTAINS toLower($topic)
RETURN m.date AS date, m.status AS status, topic.label AS topic, m.label AS label, m.id AS meeting
ORDER BY date DESC, meeting, topic
