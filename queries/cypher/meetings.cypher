// title: Meetings by any filter
// description: The query behind `kg ask`: meetings by who took part (also for an organization or a part of it), where, when, about what and with what status; one row for each participant.
// param participants: groups? = p-ana,o-pact — ids of people or organizations; all must take part; a|b stands for either
// param places: list? = gn:456172 — ids of places; what lies in them counts too
// param countries: list? = LV — ISO 3166-1 codes of countries; a meeting in one of them or in one of the places
// param topics: list? = t-arms-control — ids of topics; one of them
// param statuses: list? = planned,held — held, planned, proposed, postponed, cancelled, denied, unknown
// param kinds: list? = bilateral — bilateral, multilateral, visit, call, session, ceremony
// param formats: list? = remote — in_person, remote
// param posts: groups? = ms-ana — for each group of participants the ids of the posts that people must have had; none for any
// param sources: list? = Example Wire — publishers, or names of people who say so; one of them tells of it
// param meetings: list? = m-riga — ids of meetings; only these
// param from: date? = 2021-01-01 — the last day of the meeting is not before this
// param to: date? = 2021-12-31 — the first day of the meeting is not after this
// param from_day: string? = 05-01 — month and day, in any year; with from and to only for meetings of unknown year
// param to_day: string? = 05-31 — month and day up to which
// param undated: int? = 1 — 1 for only those whose days aren't known, 2 for those of which nothing of a date is
// param skip: skip? = 1 — how many meetings to pass over
// param limit: limit? = 2 — how many meetings to give; all if left out
// page: meetings, the most recent first
CALL {
  // What is found lies in the days already, where days are known: there may be a hundred times as many outside.
  // Only an id and a day are handed on, not the node: kglite takes ten times as long for all that a node has.
  UNWIND CASE WHEN size($participants) = 1 THEN $participants[0] ELSE [] END AS key
  MATCH (:Person {id: key})-[takes:PARTICIPATES_IN]->(m:Meeting)
  WHERE (size($posts) = 0 OR size($posts[0]) = 0 OR takes.membership IN $posts[0])
    AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN DISTINCT m.id AS id, m.latest AS day
  ORDER BY day IS NULL, day DESC, id
  LIMIT CASE WHEN size($meetings) + size($places) + size($countries) + size($statuses) + size($kinds) + size($formats) + size($topics) + size($sources) = 0 AND $from_day IS NULL AND $undated IS NULL THEN $skip + $limit ELSE 2147483647 END
  UNION
  UNWIND CASE WHEN size($participants) = 1 THEN $participants[0] ELSE [] END AS key
  MATCH (:Organization {id: key})<-[:PART_OF*0..3]-(:Organization)-[:PARTICIPATES_IN]->(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m.id AS id, m.latest AS day
  UNION
  UNWIND CASE WHEN size($participants) = 1 THEN $participants[0] ELSE [] END AS key
  MATCH (:Organization {id: key})<-[:PART_OF*0..3]-(part:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(:Person)-[takes:PARTICIPATES_IN]->(m:Meeting)
  WHERE (takes.membership = post.id OR takes.organization = part.name)
    AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m.id AS id, m.latest AS day
  UNION
  // Two people, where the meetings of one are looked at and not those of both.
  UNWIND CASE WHEN size($participants) = 2 THEN $participants[0] ELSE [] END AS key
  UNWIND $participants[1] AS other
  MATCH (:Person {id: key})-[one:PARTICIPATES_IN]->(m:Meeting)<-[two:PARTICIPATES_IN]-(:Person {id: other})
  WHERE (size($posts) = 0 OR size($posts[0]) = 0 OR one.membership IN $posts[0])
    AND (size($posts) = 0 OR size($posts[1]) = 0 OR two.membership IN $posts[1])
    AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m.id AS id, m.latest AS day
  UNION
  CALL {
    UNWIND CASE WHEN size($participants) > 1 THEN range(0, size($participants) - 1) ELSE [] END AS side
    UNWIND $participants[side] AS key
    WITH side, key
    WHERE size($participants) > 2 OR EXISTS { MATCH (body:Organization) WHERE body.id IN $participants[1 - side] }
    MATCH (actor:Person {id: key})-[takes:PARTICIPATES_IN]->(m:Meeting)
    WHERE (size($posts) = 0 OR size($posts[side]) = 0 OR takes.membership IN $posts[side])
      AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
    RETURN m.id AS id, m.latest AS day, side, actor.id AS actor
    UNION ALL
    UNWIND CASE WHEN size($participants) > 1 THEN range(0, size($participants) - 1) ELSE [] END AS side
    UNWIND $participants[side] AS key
    MATCH (:Organization {id: key})<-[:PART_OF*0..3]-(actor:Organization)-[:PARTICIPATES_IN]->(m:Meeting)
    WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
    RETURN m.id AS id, m.latest AS day, side, actor.id AS actor
    UNION ALL
    UNWIND CASE WHEN size($participants) > 1 THEN range(0, size($participants) - 1) ELSE [] END AS side
    UNWIND $participants[side] AS key
    MATCH (:Organization {id: key})<-[:PART_OF*0..3]-(part:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(actor:Person)-[takes:PARTICIPATES_IN]->(m:Meeting)
    WHERE (takes.membership = post.id OR takes.organization = part.name)
      AND ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
    RETURN m.id AS id, m.latest AS day, side, actor.id AS actor
  }
  // Two sides are two participants: the head of a pact doesn't meet the pact by being its head.
  WITH id, day, count(DISTINCT side) AS sides, count(DISTINCT actor) AS actors
  WHERE sides = size($participants) AND actors >= size($participants)
  RETURN id, day
  UNION
  UNWIND CASE WHEN size($participants) = 0 THEN $meetings ELSE [] END AS key
  MATCH (m:Meeting {id: key})
  RETURN m.id AS id, m.latest AS day
  UNION
  UNWIND CASE WHEN size($participants) + size($meetings) = 0 THEN $places ELSE [] END AS key
  MATCH (:Place {id: key})<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN DISTINCT m.id AS id, m.latest AS day
  ORDER BY day IS NULL, day DESC, id
  LIMIT CASE WHEN size($statuses) + size($kinds) + size($formats) + size($topics) + size($sources) = 0 AND $from_day IS NULL AND $undated IS NULL THEN $skip + $limit ELSE 2147483647 END
  UNION
  UNWIND CASE WHEN size($participants) + size($meetings) = 0 AND ($from IS NULL OR $to IS NULL OR $from_day IS NOT NULL) THEN $countries ELSE [] END AS key
  MATCH (:Place {country: key})<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN DISTINCT m.id AS id, m.latest AS day
  ORDER BY day IS NULL, day DESC, id
  LIMIT CASE WHEN size($statuses) + size($kinds) + size($formats) + size($topics) + size($sources) = 0 AND $from_day IS NULL AND $undated IS NULL THEN $skip + $limit ELSE 2147483647 END
  UNION
  // The same between two days: there are most meetings to look at, and this takes half the time.
  UNWIND CASE WHEN size($participants) + size($meetings) = 0 AND $from IS NOT NULL AND $to IS NOT NULL AND $from_day IS NULL THEN $countries ELSE [] END AS key
  MATCH (:Place {country: key})<-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]-(m:Meeting)
  WHERE m.latest >= $from AND m.earliest <= $to
  RETURN DISTINCT m.id AS id, m.latest AS day
  ORDER BY day IS NULL, day DESC, id
  LIMIT CASE WHEN size($statuses) + size($kinds) + size($formats) + size($topics) + size($sources) = 0 AND $from_day IS NULL AND $undated IS NULL THEN $skip + $limit ELSE 2147483647 END
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) = 0 THEN $topics ELSE [] END AS key
  MATCH (:Topic {id: key})<-[:ABOUT]-(m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m.id AS id, m.latest AS day
  UNION
  // Only days. Meetings have both days or neither. What isn't over a year ends within one after the last day.
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from IS NOT NULL AND $to IS NOT NULL THEN [$to + duration({days: 366})] ELSE [] END AS within
  MATCH (m:Meeting)
  WHERE m.latest >= $from AND m.latest <= within AND m.earliest <= $to
  RETURN m.id AS id, m.latest AS day
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from IS NOT NULL AND $to IS NOT NULL THEN [true] ELSE [] END AS long
  MATCH (m:Meeting)
  WHERE m.over_a_year = long AND m.latest >= $from AND m.earliest <= $to
  RETURN m.id AS id, m.latest AS day
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $undated IS NOT NULL THEN [true] ELSE [] END AS long
  MATCH (m:Meeting)
  WHERE m.over_a_year = long AND m.latest IS NULL
  RETURN m.id AS id, m.latest AS day
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND $from_day IS NOT NULL THEN [0] ELSE [] END AS days
  MATCH (m:Meeting)
  WHERE m.over_a_year = true AND m.earliest IS NULL AND m.latest IS NULL
  RETURN m.id AS id, m.latest AS day
  UNION
  UNWIND CASE WHEN size($participants) + size($places) + size($countries) + size($meetings) + size($topics) = 0 AND ($from IS NULL OR $to IS NULL) AND $undated IS NULL THEN [0] ELSE [] END AS days
  MATCH (m:Meeting)
  WHERE ($from IS NULL OR m.latest IS NULL OR m.latest >= $from) AND ($to IS NULL OR m.earliest IS NULL OR m.earliest <= $to)
  RETURN m.id AS id, m.latest AS day
}
WITH id, day
// Nothing more is looked at where nothing more is asked.
WHERE ($undated IS NULL OR (day IS NULL AND ($undated = 1 OR EXISTS { MATCH (m:Meeting {id: id}) WHERE m.date IS NULL }))) AND ((($from IS NULL AND $to IS NULL AND $from_day IS NULL) OR (($from IS NOT NULL OR $to IS NOT NULL) AND day IS NOT NULL))
    AND size($statuses) + size($kinds) + size($formats) + size($topics) + size($sources) = 0
    AND (size($meetings) = 0 OR size($participants) = 0)
    AND (size($places) + size($countries) = 0 OR size($participants) + size($meetings) = 0)
  OR EXISTS {
    MATCH (m:Meeting {id: id})
    WHERE (size($meetings) = 0 OR m.id IN $meetings)
      AND (size($statuses) = 0 OR m.status IN $statuses)
      AND (size($kinds) = 0 OR m.kind IN $kinds)
      AND (size($formats) = 0 OR m.format IN $formats OR (m.kind = 'call' AND 'remote' IN $formats))
      AND (($from IS NULL AND $to IS NULL AND $from_day IS NULL)
        OR (($from IS NOT NULL OR $to IS NOT NULL) AND m.latest IS NOT NULL)
        // What follows the year of an EDTF date: XXXX-02-06/XXXX-02-07 is 02-06 to 02-07 in any year.
        OR any(days IN [split(replace(replace(coalesce(m.date, ''), '~', ''), '?', ''), '/')]
               WHERE $from_day IS NOT NULL AND substring(days[0], 5) <> '' AND substring(days[0], 5) <= $to_day
                 AND substring(days[size(days) - 1], 5) + '-99' >= $from_day))
      AND (size($topics) = 0 OR EXISTS { MATCH (m)-[:ABOUT]->(topic:Topic) WHERE topic.id IN $topics })
      AND (size($sources) = 0
        OR EXISTS { MATCH (m)<-[:REPORTS]-(:MeetingReport)<-[:CONTAINS]-(document:Document) WHERE document.publisher IN $sources }
        OR EXISTS { MATCH (m)<-[:REPORTS]-(:MeetingReport)-[:STATED_BY]->(speaker:Person|Organization) WHERE speaker.name IN $sources })
      // Without participants or meetings, it was by the place that they were found.
      AND (size($places) + size($countries) = 0 OR size($participants) + size($meetings) = 0
        OR EXISTS { MATCH (m)-[:LOCATED_IN|HELD_AT|IN_FORMER_STATE]->(part:Place)-[:PART_OF*0..3]->(whole:Place)
                    WHERE whole.id IN $places OR part.country IN $countries })
  })
WITH id, day
ORDER BY day IS NULL, day DESC, id
SKIP $skip LIMIT $limit
MATCH (m:Meeting {id: id})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(place:Place)
// From the meeting, which is always there: from a place that is null, kglite looks at all places.
OPTIONAL MATCH (m)-[:LOCATED_IN]->(near:Place)-[:PART_OF*0..3]->(country:Place {kind: 'country'})
  WHERE near.id = place.id
OPTIONAL MATCH (m)-[:IN_FORMER_STATE]->(former:Place)
OPTIONAL MATCH (m)-[:HELD_AT]->(venue:Place)
OPTIONAL MATCH (who:Person|Organization)-[takes:PARTICIPATES_IN]->(m)
// By its id: to get from somebody to a post, kglite looks at all that they took part in.
WITH m.id AS meeting, who.id AS participant, who.name AS name, takes.role AS role, takes.rank AS rank,
  takes.side AS side, takes.organization AS named, takes.membership AS held,
  CASE WHEN who:Organization THEN who.country ELSE null END AS own_country,
  place.name AS place, place.kind AS place_kind, place.country AS country,
  coalesce(former.name, country.name) AS country_name, venue.name AS venue, venue.country AS venue_country,
  m.date AS date, m.earliest AS earliest, m.latest AS latest,
  m.status AS status, m.kind AS kind, m.format AS format, m.confidence AS confidence
OPTIONAL MATCH (:Membership {id: held})-[:IN_ORGANIZATION]->(body:Organization)
RETURN meeting, participant, name, role, rank, side, coalesce(named, body.name) AS organization,
  coalesce(own_country, body.country) AS represents, place, place_kind, country, country_name,
  venue, venue_country, date, earliest, latest, status, kind, format, confidence
ORDER BY latest IS NULL, latest DESC, meeting, participant, place, venue, country_name, organization, represents
