// 3 · What was cancelled, postponed or denied, or is only proposed
// A meeting that was announced isn't one that was held. What was put off leads to what became of it, where
// that is known.
MATCH path = (who)-[:PARTICIPATES_IN]->(meeting:Meeting)
WHERE meeting.status IN ['cancelled', 'postponed', 'denied', 'proposed']
OPTIONAL MATCH later = (meeting)-[:POSTPONED_TO]->(:Meeting)
RETURN path, later
LIMIT 200
