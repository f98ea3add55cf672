// 8 · The shortest chains of meetings between two people: $person, $other
// Who could introduce one to the other. Chains go through meetings that were held or planned, with all who
// took part.
MATCH (one:Person {name: $person}), (other:Person {name: $other})
MATCH path = allShortestPaths((one)-[:PARTICIPATES_IN*..12]-(other))
WHERE all(node IN nodes(path) WHERE coalesce(node.status, 'held') IN ['held', 'planned'])
RETURN path
LIMIT 25
