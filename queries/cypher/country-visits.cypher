// title: Who came to a country
// description: People who took part in meetings in a country, with how often and when last.
// param country: country = LV — name or ISO 3166-1 code
// param skip: skip? = 1 — how many people to pass over
// param limit: limit? = 2 — how many people to give; all if left out
// page: people, those who came most first
MATCH (place:Place {country: $country})<-[:LOCATED_IN]-(m:Meeting {status: 'held'})<-[:PARTICIPATES_IN]-(who:Person)
WITH who.name AS name, count(DISTINCT m) AS meetings, max(m.latest) AS last_day, who.id AS id
ORDER BY meetings DESC, name, id
SKIP $skip LIMIT $limit
RETURN name, meetings, last_day, id
ORDER BY meetings DESC, name, id
