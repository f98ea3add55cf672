// 2 · The same as a table, with the posts of that day: $place
// Many people held many posts: the one that counts is that of the day of the meeting. A date is as exact as
// the sources are: 2024-03 is some day of that March, XXXX-02-06 a 6 February of a year that nobody tells.
MATCH (around:Place {name: $place})<-[:PART_OF*0..3]-(place:Place)
MATCH (who)-[part:PARTICIPATES_IN]->(meeting:Meeting)-[:LOCATED_IN]->(place)
RETURN who.name AS who, part.role AS role, part.organization AS organization,
       place.name AS place, meeting.date AS date, meeting.status AS status
ORDER BY meeting.earliest, meeting.id, who
LIMIT 1000
