// title: How much there is
// description: Nodes by label, meetings by status and by year.
CALL {
  MATCH (n:Document|MeetingReport|AffiliationReport|Person|Organization|Membership|Place|Meeting|Topic)
  RETURN 'label' AS of, labels(n)[0] AS name, count(n) AS number
  UNION ALL
  MATCH (m:Meeting)
  RETURN 'status' AS of, m.status AS name, count(m) AS number
  UNION ALL
  MATCH (m:Meeting)
  RETURN 'year' AS of, CASE WHEN m.date IS NULL THEN 'unknown' ELSE substring(m.date, 0, 4) END AS name, count(m) AS number
}
RETURN of, name, number
ORDER BY of, name
