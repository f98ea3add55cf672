// title: Meetings planned from a day on
// description: Planned and proposed meetings that end on this day or later, and those of unknown year.
// param from: date = 2021-05-01 — the first day that counts
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the next first
CALL {
  MATCH (m:Meeting)
  WHERE m.latest >= $from AND m.status IN ['planned', 'proposed']
  RETURN m.id AS id, m.date AS date
  UNION
  // Where more than a year may lie between the first and the last day, or these aren't known.
  MATCH (m:Meeting)
  WHERE m.over_a_year = true AND m.latest IS NULL AND m.status IN ['planned', 'proposed']
  RETURN m.id AS id, m.date AS date
}
WITH id, date
ORDER BY date, id
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
RETURN date, m.status AS status, m.label AS label, place.name AS place, m.id AS meeting
ORDER BY date, meeting, place
