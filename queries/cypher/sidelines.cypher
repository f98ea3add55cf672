// title: Meetings on the sidelines
// description: The meetings that took place on the sidelines of the given ones.
// param gatherings: list = m-summit — ids of summits or conferences
UNWIND $gatherings AS id
MATCH (m:Meeting)-[:PART_OF_EVENT]->(:Meeting {id: id})
RETURN DISTINCT m.id AS meeting
ORDER BY meeting
