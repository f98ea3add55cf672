// title: Who met whom, year by year
// description: Pairs of people by the meetings that they certainly held between two days; no year, where a meeting may be of one or the next.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
MATCH (m:Meeting)
WHERE m.earliest >= $from AND m.latest <= $to AND m.status = 'held'
MATCH (one:Person)-[:PARTICIPATES_IN]->(m)<-[:PARTICIPATES_IN]-(other:Person)
WHERE one.id < other.id
WITH CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year,
  one.name AS one, other.name AS other, one.id AS one_id, other.id AS other_id, count(DISTINCT m) AS meetings
RETURN year, one, other, meetings, one_id, other_id
ORDER BY year IS NULL, year, meetings DESC, one_id, other_id
