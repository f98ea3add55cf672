// title: What became of postponed meetings
// description: Postponed meetings, with the next one of the same participants where there is one.
MATCH (m:Meeting {status: 'postponed'})
OPTIONAL MATCH (m)-[:POSTPONED_TO]->(later:Meeting)
RETURN m.date AS date, m.label AS label, later.date AS later_date, later.status AS later_status, later.label AS later_label, m.id AS meeting, later.id AS later
ORDER BY date DESC, meeting, later
