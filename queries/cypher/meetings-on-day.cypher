// title: What took place on a day
// description: The meetings of a day, whatever their status: certainly, or possibly where their date is longer than a day.
// param day: date = 2021-05-03 — the day
MATCH (m:Meeting)
WHERE m.earliest <= $day AND m.latest >= $day
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN CASE WHEN m.earliest = m.latest THEN 'certainly' ELSE 'possibly' END AS certainty, m.date AS date, m.status AS status,
  m.label AS label, place.name AS place, m.id AS meeting
ORDER BY certainty, meeting, place
