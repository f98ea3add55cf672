// title: Who met whom, year by year
// description: Pairs of people by the meetings that they certainly held between two days; no year, where a meeting may be of one or the next.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
// param skip: skip? = 1 — how many pairs to pass over
// param limit: limit? = 2 — how many pairs to give; all if left out
// page: pairs, by year, those who met most first
MATCH (m:Meeting)
WHERE m.earliest >= $from AND m.latest <= $to AND m.status = 'held'
MATCH (m)<-[:PARTICIPATES_IN]-(who:Person)
WITH m, collect(who) AS people
UNWIND people AS one
UNWIND people AS other
WITH m, one, other
WHERE one.id < other.id
WITH CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year,
  one.name AS one, other.name AS other, one.id AS one_id, other.id AS other_id, count(DISTINCT m) AS meetings
WITH year, one, other, meetings, one_id, other_id
ORDER BY year IS NULL, year, meetings DESC, one_id, other_id
SKIP $skip LIMIT $limit
RETURN year, one, other, meetings, one_id, other_id
ORDER BY year IS NULL, year, meetings DESC, one_id, other_id
