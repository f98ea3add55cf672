// title: First meetings after a break
// description: Meetings of two people who had met before, but certainly not in so many days; possibly, where meetings of theirs have no day.
// param person: string = Ana Lindqvist — name or alias
// param days: int = 365 — how many days they hadn't met
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the earliest first
CALL {
  MATCH (person:Person {name: $person})
  RETURN person.id AS who
  UNION
  MATCH (:Name {name: $person})<-[:KNOWN_AS]-(person:Person)
  RETURN person.id AS who
}

MATCH (:Person {id: who})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(other:Person)
WHERE m.status = 'held'
WITH who, other, collect(m) AS together
UNWIND together AS m
UNWIND together AS earlier
WITH who, m.id AS meeting, m.date AS date, m.earliest AS day, other.id AS met_id, other.name AS met,
  max(CASE WHEN earlier.latest < m.earliest THEN earlier.latest END) AS last_day,
  sum(CASE WHEN earlier.earliest < m.earliest AND earlier.latest + duration({days: $days}) >= m.earliest THEN 1 ELSE 0 END) AS since,
  sum(CASE WHEN earlier.latest IS NULL THEN 1 ELSE 0 END) AS undated
WHERE last_day IS NOT NULL AND since = 0
WITH date, met, last_day, CASE WHEN undated = 0 THEN 'certainly' ELSE 'possibly' END AS certainty, meeting, met_id, who AS id, day
ORDER BY day, meeting, met, met_id, id
SKIP $skip LIMIT $limit
RETURN date, met, last_day, certainty, meeting, met_id, id
ORDER BY day, meeting, met, met_id, id
