// title: Who met most
// description: People and organizations by the number of meetings that were held.
// param least: int? = 2 — only those with at least so many
MATCH (who:Person|Organization)-[:PARTICIPATES_IN]->(m:Meeting {status: 'held'})
WITH who, count(DISTINCT m) AS meetings
WHERE $least IS NULL OR meetings >= $least
RETURN who.name AS name, meetings, who.id AS id
ORDER BY meetings DESC, name, id
