// title: On the sidelines
// description: Summits and conferences that may have been between two days, with the meetings on their sidelines.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
MATCH (whole:Meeting)
WHERE whole.latest >= $from AND whole.earliest <= $to
MATCH (m:Meeting)-[:PART_OF_EVENT]->(whole)
RETURN whole.date AS gathering_date, whole.label AS gathering, m.date AS date, m.status AS status, m.label AS label,
  whole.id AS gathering_id, m.id AS meeting
ORDER BY whole.earliest, gathering_id, m.earliest IS NULL, m.earliest, meeting
