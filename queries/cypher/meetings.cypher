// title: Meetings by any filter
// description: The query behind `kg ask`: meetings by who took part (also for an organization or a part of it), where, when, about what and with what status; one row for each participant.
// param participants: groups? = p-ana,o-pact — ids of people or organizations; all must take part; a|b stands for either
// param places: list? = gn:456172 — ids of places; what lies in them counts too
// param countries: list? = LV — ISO 3166-1 codes of countries; a meeting in one of them or in one of the places
// param topics: list? = t-arms-control — ids of topics; one of them
// param statuses: list? = planned,held — held, planned, proposed, postponed, cancelled, denied, unknown
// param kinds: list? = bilateral — bilateral, multilateral, visit, call, session, ceremony
// param formats: list? = remote — in_person, remote
// param meetings: list? = m-riga — ids of meetings; only these
// param from: date? = 2021-01-01 — the last day of the meeting is not before this
// param to: date? = 2021-12-31 — the first day of the meeting is not after this
// param from_day: string? = 05-01 — month and day, in any year; with from and to only for meetings of unknown year
// param to_day: string? = 05-31 — month and day up to which
CALL {
  // What is found lies in the days already, where days are known: there may be a hundred times as many outside.
  UNWIND range(0, size($participants) - 1) AS side
  UNWIND $participants[side] AS key
  MATCH (actor:Person {id: key})-[:PARTICIPATES_IN]->(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m, side, actor.id AS actor
  UNION
  UNWIND range(0, size($participants) - 1) AS side
  UNWIND $participants[side] AS key
  MATCH (:Organization {id: key})<-[:PART_OF*0..3]-(actor:Organization)-[:PARTICIPATES_IN]->(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m, side, actor.id AS actor
  UNION
  UNWIND range(0, size($participants) - 1) AS side
  UNWIND $participants[side] AS key
  MATCH (:Organization {id: key})<-[:PART_OF*0..3]-(part:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(actor:Person)-[takes:PARTICIPATES_IN]->(m:Meeting)
  WHERE (takes.membership = post.id OR takes.organization = part.name)
    AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m, side, actor.id AS actor
  UNION
  UNWIND $meetings AS key
  MATCH (m:Meeting {id: key})
  RETURN m, 0 AS side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) = 0 THEN $places ELSE [] END AS key
  MATCH (:Place {id: key})<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m, 0 AS side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) = 0 THEN $countries ELSE [] END AS key
  MATCH (:Place {country: key})<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m, 0 AS side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) = 0 THEN $topics ELSE [] END AS key
  MATCH (:Topic {id: key})<-[:ABOUT]-(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m, 0 AS side, '' AS actor
  UNION
  // Only days: three ways to lie in them, each of which an index finds. Meetings have both days or neither.
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from IS NOT NULL AND $to IS NOT NULL THEN [0] ELSE [] END AS side
  MATCH (m:Meeting)
  WHERE m.latest >= $from AND m.latest <= $to
  RETURN m, side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from IS NOT NULL AND $to IS NOT NULL THEN [0] ELSE [] END AS side
  MATCH (m:Meeting)
  WHERE m.earliest >= $from AND m.earliest <= $to
  RETURN m, side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from IS NOT NULL AND $to IS NOT NULL THEN [0] ELSE [] END AS side
  MATCH (m:Meeting)
  WHERE m.earliest < $from AND m.latest > $to
  RETURN m, side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from_day IS NOT NULL THEN [0] ELSE [] END AS side
  MATCH (m:Meeting)
  WHERE m.earliest IS NULL AND m.latest IS NULL
  RETURN m, side, '' AS actor
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND ($from IS NULL OR $to IS NULL) THEN [0] ELSE [] END AS side
  MATCH (m:Meeting)
  RETURN m, side, '' AS actor
}
// Two sides are two participants: the head of a pact doesn't meet the pact by being its head.
WITH m, count(DISTINCT side) AS sides, count(DISTINCT actor) AS actors
WHERE (size($participants) = 0 OR (sides = size($participants) AND actors >= size($participants)))
  AND (size($meetings) = 0 OR m.id IN $meetings)
  AND (size($statuses) = 0 OR m.status IN $statuses)
  AND (size($kinds) = 0 OR m.kind IN $kinds)
  AND (size($formats) = 0 OR m.format IN $formats OR (m.kind = 'call' AND 'remote' IN $formats))
// What follows the year of an EDTF date: XXXX-02-06/XXXX-02-07 is 02-06 to 02-07 in any year.
WITH m, split(replace(replace(coalesce(m.date, ''), '~', ''), '?', ''), '/') AS days
WITH m, substring(days[0], 5) AS first, substring(days[size(days) - 1], 5) + '-99' AS last
WITH m, ($from_day IS NOT NULL AND first <> '' AND first <= $to_day AND last >= $from_day) AS fits
WHERE ($from IS NULL AND $to IS NULL AND ($from_day IS NULL OR fits))
  OR (m.earliest IS NULL AND m.latest IS NULL AND fits)
  OR (($from IS NOT NULL OR $to IS NOT NULL)
      AND (m.earliest IS NOT NULL OR m.latest IS NOT NULL)
      AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from)
      AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to))
WITH m
WHERE size($topics) = 0 OR EXISTS { MATCH (m)-[:ABOUT]->(topic:Topic) WHERE topic.id IN $topics }
WITH m
// Without participants or meetings, it was by the place that they were found.
WHERE size($places) + size($countries) = 0 OR size($participants) + size($meetings) = 0
  OR EXISTS { MATCH (m)-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]->(part:Place)-[:PART_OF*0..3]->(whole:Place)
              WHERE whole.id IN $places OR part.country IN $countries }
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
// From the meeting, which is always there: from a place that is null, kglite looks at all places.
OPTIONAL MATCH (m)-[:LOCATED_IN]->(near:Place)-[:PART_OF*0..3]->(country:Place {kind: 'country'})
  WHERE near.id = place.id
OPTIONAL MATCH (m)-[:IN_FORMER_STATE]->(former:Place)
OPTIONAL MATCH (m)-[:HELD_AT]->(venue:Place)
OPTIONAL MATCH (who:Person|Organization)-[takes:PARTICIPATES_IN]->(m)
// By its id: to get from somebody to a post, kglite looks at all that they took part in.
WITH m, place, country, former, venue, who, takes, takes.membership AS held
OPTIONAL MATCH (:Membership {id: held})-[:IN_ORGANIZATION]->(body:Organization)
RETURN m.id AS meeting, who.id AS participant, who.name AS name, takes.role AS role, takes.rank AS rank,
  takes.side AS side, coalesce(takes.organization, body.name) AS organization,
  CASE WHEN who:Organization THEN who.country ELSE body.country END AS represents,
  place.name AS place, place.kind AS place_kind, place.country AS country,
  coalesce(former.name, country.name) AS country_name, venue.name AS venue, venue.country AS venue_country,
  m.date AS date, m.earliest AS earliest, m.latest AS latest,
  m.status AS status, m.kind AS kind, m.format AS format, m.confidence AS confidence
ORDER BY meeting, participant, place, venue, country_name, organization, represents
