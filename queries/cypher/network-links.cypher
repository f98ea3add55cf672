// title: Relationships of the network
// description: What joins people, organizations, memberships, places, meetings and topics: all, or what leads from the nodes of these ids, and to these meetings.
// param ids: list? = p-ana,m-riga — ids of nodes; all if left out
CALL {
  UNWIND CASE WHEN size($ids) = 0 THEN [0] ELSE [] END AS all
  MATCH (a:Person|Organization|Membership|Place|Meeting)-[link]->(b:Person|Organization|Membership|Place|Meeting|Topic)
  RETURN a.id AS start, b.id AS stop, link
  UNION ALL
  UNWIND $ids AS key
  MATCH (a:Person|Organization|Membership|Place|Meeting {id: key})-[link]->(b:Person|Organization|Membership|Place|Meeting|Topic)
  RETURN a.id AS start, b.id AS stop, link
  UNION ALL
  UNWIND $ids AS key
  MATCH (a:Person|Organization)-[link:PARTICIPATES_IN]->(b:Meeting {id: key})
  RETURN a.id AS start, b.id AS stop, link
}
RETURN start, stop, link, type(link) AS type
ORDER BY start, stop, type
