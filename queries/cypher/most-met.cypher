// title: Who met most
// description: People and organizations by the number of meetings that were held.
// param least: int? = 2 — only those with at least so many
// param skip: skip? = 1 — how many people and organizations to pass over
// param limit: limit? = 2 — how many people and organizations to give; all if left out
// page: people and organizations, those with most meetings first
MATCH (who:Person|Organization)-[:PARTICIPATES_IN]->(m:Meeting {status: 'held'})
WITH who, count(DISTINCT m) AS meetings
WHERE $least IS NULL OR meetings >= $least
WITH who.name AS name, meetings, who.id AS id
ORDER BY meetings DESC, name, id
SKIP $skip LIMIT $limit
RETURN name, meetings, id
ORDER BY meetings DESC, name, id
