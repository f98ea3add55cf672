// title: Topics over time
// description: What the meetings that were certainly held between two days were about, year by year; no year, where one is of one or the next.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
MATCH (m:Meeting)
WHERE m.earliest >= $from AND m.latest <= $to AND m.status = 'held'
MATCH (m)-[:ABOUT]->(topic:Topic)
WITH CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year, topic.label AS topic, topic.id AS id,
  count(DISTINCT m) AS meetings
RETURN year, topic, meetings, id
ORDER BY year IS NULL, year, meetings DESC, topic, id
