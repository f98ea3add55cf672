// 1 · Who met in a place, or in what lies in it: $place
// The places that lie in it count, too: with a country, all its cities. A meeting is red, and says so if it was not held; people are blue,
// bodies orange, places green; what stands on an arrow is the post of that day. Click something to see all
// that is known of it, double-click to see what hangs on it.
MATCH (around:Place {name: $place})<-[:PART_OF*0..3]-(place:Place)
MATCH path = (who)-[:PARTICIPATES_IN]->(meeting:Meeting)-[:LOCATED_IN]->(place)
RETURN path
LIMIT 200
