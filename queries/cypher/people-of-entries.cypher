// title: People of reference data
// description: Whom entries of reference data were taken for.
// param entries: list = x-ana — ids of entries
MATCH (reference:Reference)-[:REFERS_TO]->(person:Person)
WHERE reference.entry IN $entries
RETURN DISTINCT person.id AS id
ORDER BY id
