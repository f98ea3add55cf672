// title: Venues
// description: The buildings and sites in a place where meetings were held, with how many and the first and last possible day.
// param place: string = Riga — name of a city, region or country
CALL {
  MATCH (whole:Place {name: $place})
  RETURN whole.id AS whole_id
  UNION
  MATCH (whole:Place)
  WHERE $place IN whole.aliases
  RETURN whole.id AS whole_id
}

MATCH (:Place {id: whole_id})<-[:PART_OF*1..3]-(venue:Place)
WITH DISTINCT venue.id AS id, venue.name AS venue
MATCH (:Place {id: id})<-[:HELD_AT]-(m:Meeting)
WHERE m.status = 'held'
WITH venue, id, count(DISTINCT m) AS meetings, min(m.earliest) AS first_day, max(m.latest) AS last_day
RETURN venue, meetings, first_day, last_day, id
ORDER BY meetings DESC, venue, id
