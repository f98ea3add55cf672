// title: Hosts by country
// description: How many meetings each country was host to between two days: certainly, and those that may have been before or after.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
MATCH (m:Meeting)
WHERE m.latest >= $from AND m.earliest <= $to AND m.status = 'held'
MATCH (m)-[:LOCATED_IN]->(place:Place)
WHERE place.country IS NOT NULL
WITH place.country AS country,
  count(DISTINCT CASE WHEN m.earliest >= $from AND m.latest <= $to THEN m.id END) AS certainly, count(DISTINCT m.id) AS together
RETURN country, certainly, together - certainly AS possibly
ORDER BY certainly DESC, possibly DESC, country
