// 4 · Whom somebody met: $person
// Everybody who was in the same meetings. Take a meeting out with its cross to see the others better.
MATCH path = (:Person {name: $person})-[:PARTICIPATES_IN]->(meeting:Meeting)<-[:PARTICIPATES_IN]-(other)
RETURN path
LIMIT 200
