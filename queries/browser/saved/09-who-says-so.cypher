// 9 · Which documents say so, and whom they quote: $person
// Each document contains reports, each report is of one meeting; a meeting that three papers tell of has
// three. Who is quoted says it, else the paper.
MATCH (:Person {name: $person})-[:PARTICIPATES_IN]->(meeting:Meeting)
MATCH path = (document:Document)-[:CONTAINS]->(report:MeetingReport)-[:REPORTS]->(meeting)
OPTIONAL MATCH quoted = (report)-[:STATED_BY]->()
RETURN path, quoted
LIMIT 100
