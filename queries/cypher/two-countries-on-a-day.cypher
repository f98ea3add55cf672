// title: In two countries on one day
// description: People who are told to have held meetings in person in two countries on the same day: a long day, or an error of a source.
// param from: date = 2020-01-01 — the first day that counts
// param to: date = 2021-12-31 — the last day that counts
MATCH (one:Meeting)
WHERE one.earliest >= $from AND one.latest <= $to AND one.earliest = one.latest AND one.status = 'held' AND one.format = 'in_person'
MATCH (one)-[:LOCATED_IN]->(here:Place)
MATCH (person:Person)-[:PARTICIPATES_IN]->(one)
WITH person, one.earliest AS day, collect([one, here]) AS meetings
WHERE size(meetings) > 1
UNWIND meetings AS first
UNWIND meetings AS second
WITH person, first[0] AS one, first[1] AS here, second[0] AS other, second[1] AS there
WHERE other.id > one.id AND here.country <> there.country
RETURN one.date AS date, person.name AS person, here.name AS place, there.name AS other_place,
  person.id AS id, one.id AS meeting, other.id AS other_meeting
ORDER BY one.earliest, id, meeting, other_meeting, place, other_place
