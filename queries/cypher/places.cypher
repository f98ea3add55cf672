// title: Places
// description: Every place with where it is on the map and what it lies in.
MATCH (place:Place)
OPTIONAL MATCH (place)-[:PART_OF]->(whole:Place)
RETURN place.id AS id, place.name AS name, place.kind AS kind, place.country AS country, place.lat AS lat, place.lon AS lon,
  whole.id AS whole
ORDER BY id, whole
