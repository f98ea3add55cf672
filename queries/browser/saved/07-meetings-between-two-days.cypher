// 7 · Meetings that may have been between two days: $from, $until
// Each meeting has its first and last possible day, so that also what is known by its month alone is found.
MATCH (meeting:Meeting)
WHERE meeting.earliest <= date($until) AND meeting.latest >= date($from)
MATCH path = (who)-[:PARTICIPATES_IN]->(meeting)
RETURN path
LIMIT 200
