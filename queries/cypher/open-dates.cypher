// title: Meetings with an open date
// description: Meetings whose year or date no document gives yet, with the words of the documents.
MATCH (m:Meeting)
WHERE m.over_a_year = true AND m.earliest IS NULL AND m.latest IS NULL
OPTIONAL MATCH (report:MeetingReport)-[:REPORTS]->(m)
RETURN m.id AS meeting, m.label AS label, m.date AS date, report.date_text AS date_text, report.id AS report
ORDER BY meeting, report
