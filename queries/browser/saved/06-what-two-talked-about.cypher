// 6 · What two talked about: $person, $other
// Topics are shared: double-click one to see who else talked about it.
MATCH path = (:Person {name: $person})-[:PARTICIPATES_IN]->(meeting:Meeting)<-[:PARTICIPATES_IN]-({name: $other})
OPTIONAL MATCH about = (meeting)-[:ABOUT]->(:Topic)
RETURN path, about
LIMIT 200
