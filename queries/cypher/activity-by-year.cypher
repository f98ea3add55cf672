// title: Somebody's meetings, year by year
// description: How many meetings of somebody were held, are planned or came to nothing in each year; no year, where the date leaves it open.
// param person: string = Ana Lindqvist — name or alias
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)
WITH who, CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year, m.id AS meeting, m.status AS status
WITH who, year, count(DISTINCT CASE WHEN status = 'held' THEN meeting END) AS held,
  count(DISTINCT CASE WHEN status IN ['planned', 'proposed'] THEN meeting END) AS planned,
  count(DISTINCT CASE WHEN status IN ['cancelled', 'postponed', 'denied'] THEN meeting END) AS came_to_nothing,
  count(DISTINCT CASE WHEN status = 'unknown' THEN meeting END) AS unknown
RETURN year, held, planned, came_to_nothing, unknown, who AS id
ORDER BY year IS NULL, year, id
