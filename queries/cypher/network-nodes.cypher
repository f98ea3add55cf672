// title: Nodes of the network
// description: People, organizations, memberships, places, meetings and topics with all that they have, or those of these ids.
// param ids: list? = p-ana,m-riga — ids of nodes; all if left out
CALL {
  UNWIND CASE WHEN size($ids) = 0 THEN [0] ELSE [] END AS all
  MATCH (n:Person|Organization|Membership|Place|Meeting|Topic)
  RETURN n AS node, n.id AS id
  UNION ALL
  UNWIND $ids AS key
  MATCH (n:Person|Organization|Membership|Place|Meeting|Topic {id: key})
  RETURN n AS node, n.id AS id
}
RETURN node, id
ORDER BY id
