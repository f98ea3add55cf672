// title: Where a country's office-holders went
// description: The other countries in which office-holders of a country held meetings, with how many and the first and last possible day.
// param country: country = SE — name or ISO 3166-1 code
MATCH (:Organization {country: $country})<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(person:Person)
MATCH (person)-[takes:PARTICIPATES_IN]->(m:Meeting)
WHERE takes.membership = post.id AND m.status = 'held'
MATCH (m)-[:LOCATED_IN]->(place:Place)
WHERE place.country <> $country
WITH place.country AS host, count(DISTINCT m) AS meetings, count(DISTINCT person) AS people, min(m.earliest) AS first_day, max(m.latest) AS last_day
RETURN host, meetings, people, first_day, last_day
ORDER BY meetings DESC, host
