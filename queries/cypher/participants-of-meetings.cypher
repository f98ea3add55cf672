// title: Participants of meetings
// description: The people and organizations who took part in the given meetings, and the post or organization for which.
// param meetings: list = m-riga — ids of meetings
UNWIND $meetings AS id
MATCH (actor:Person|Organization)-[takes:PARTICIPATES_IN]->(m:Meeting {id: id})
RETURN actor.id AS actor, actor.name AS name, CASE WHEN actor:Person THEN 'Person' ELSE 'Organization' END AS label,
  takes.membership AS post, takes.organization AS organization,
  m.id AS meeting, m.status AS status, m.date AS date, m.earliest AS earliest, m.latest AS latest
ORDER BY actor, meeting
