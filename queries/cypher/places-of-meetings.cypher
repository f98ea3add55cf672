// title: Places of all meetings
// description: Where every meeting was, in which venue and in which former state, as far as that is known: what the explorer counts.
MATCH (m:Meeting)-[link:LOCATED_IN|HELD_AT|IN_FORMER_STATE]->(place:Place)
RETURN m.id AS meeting, type(link) AS type, place.id AS place
ORDER BY meeting, type, place
