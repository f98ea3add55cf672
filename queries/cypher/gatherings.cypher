// title: Gatherings
// description: Summits and conferences that other meetings were on the sidelines of.
MATCH (:Meeting)-[:PART_OF_EVENT]->(gathering:Meeting)
RETURN DISTINCT gathering.id AS id, gathering.label AS label
ORDER BY id
