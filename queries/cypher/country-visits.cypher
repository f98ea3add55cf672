// title: Who came to a country
// description: People who took part in meetings in a country, with how often and when last.
// param country: string = LV — ISO 3166-1 code
MATCH (place:Place {country: $country})<-[:LOCATED_IN]-(m:Meeting {status: 'held'})<-[:PARTICIPATES_IN]-(who:Person)
RETURN who.name AS name, count(DISTINCT m) AS meetings, max(m.latest) AS last_day, who.id AS id
ORDER BY meetings DESC, name, id
