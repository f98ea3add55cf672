// title: Days of all meetings
// description: Every meeting with its first and last possible day, status and kind: what the explorer counts.
MATCH (m:Meeting)
RETURN m.id AS meeting, m.earliest AS earliest, m.latest AS latest, m.status AS status, m.kind AS kind
ORDER BY meeting
