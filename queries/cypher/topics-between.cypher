// title: What two talked about
// description: The topics of the meetings that two people held, with how often, and the first and last possible day.
// param one: string = Ana Lindqvist — name or alias
// param other: string = Omar Benali — name or alias
CALL {
  MATCH (n:Person {name: $one})
  RETURN n.id AS one_id
  UNION
  MATCH (:Name {name: $one})<-[:KNOWN_AS]-(n:Person)
  RETURN n.id AS one_id
}
CALL {
  MATCH (n:Person {name: $other})
  RETURN n.id AS other_id
  UNION
  MATCH (:Name {name: $other})<-[:KNOWN_AS]-(n:Person)
  RETURN n.id AS other_id
}
MATCH (:Person {id: one_id})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(:Person {id: other_id})
WHERE m.status = 'held'
MATCH (m)-[:ABOUT]->(topic:Topic)
WITH one_id, other_id, topic.label AS topic, topic.id AS id, count(DISTINCT m) AS meetings, min(m.earliest) AS first_day, max(m.latest) AS last_day
RETURN topic, meetings, first_day, last_day, id, one_id, other_id
ORDER BY meetings DESC, topic, id, one_id, other_id
