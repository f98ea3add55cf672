// title: Participations
// description: Who took part in which meeting, of all meetings or of some of them: the raw material of network analysis.
// param people: list? = p-ana,o-pact — ids of people and organizations: meetings in which one of them took part, with all who did
// param places: list? = gn:456172 — ids of places; what lies in them counts too
// param countries: list? = LV — ISO 3166-1 codes of countries; a meeting in one of them or in one of the places
// param statuses: list? = held,planned — all if left out
// param from: date? = 2021-01-01 — the last day of the meeting is not before this
// param to: date? = 2021-12-31 — the first day of the meeting is not after this
CALL {
  UNWIND $people AS key
  MATCH (:Person {id: key})-[:PARTICIPATES_IN]->(m:Meeting)
  RETURN m.id AS id
  UNION
  UNWIND $people AS key
  MATCH (:Organization {id: key})-[:PARTICIPATES_IN]->(m:Meeting)
  RETURN m.id AS id
  UNION
  UNWIND CASE WHEN size($people) = 0 THEN $places ELSE [] END AS key
  MATCH (:Place {id: key})<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  RETURN m.id AS id
  UNION
  UNWIND CASE WHEN size($people) = 0 THEN $countries ELSE [] END AS key
  MATCH (:Place {country: key})<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  RETURN m.id AS id
  UNION
  UNWIND CASE WHEN size($people) + size($places) + size($countries) = 0 THEN [0] ELSE [] END AS all
  MATCH (m:Meeting)
  RETURN m.id AS id
}
MATCH (actor:Person|Organization)-[:PARTICIPATES_IN]->(m:Meeting {id: id})
WHERE (size($statuses) = 0 OR m.status IN $statuses)
  AND ($from IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest <= $to)
  // Without people, it was by the place that they were found.
  AND (size($people) = 0 OR size($places) + size($countries) = 0
    OR EXISTS { MATCH (m)-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]->(part:Place)-[:PART_OF*0..3]->(whole:Place)
                WHERE whole.id IN $places OR part.country IN $countries })
RETURN actor.id AS actor, actor.name AS name,
  CASE WHEN actor:Person THEN 'Person' ELSE 'Organization' END AS label,
  m.id AS meeting, m.status AS status, m.date AS date, m.earliest AS earliest, m.latest AS latest
ORDER BY actor, meeting
