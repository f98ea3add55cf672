// title: What each outlet tells
// description: Outlets by the number of meetings of which they tell, and of which no other does.
MATCH (document:Document)-[:CONTAINS]->(:MeetingReport)-[:REPORTS]->(m:Meeting)
WHERE document.publisher IS NOT NULL
WITH m.id AS meeting, document.publisher AS publisher, count(DISTINCT document) AS documents
WITH meeting, collect(publisher) AS outlets
UNWIND outlets AS publisher
WITH publisher, count(meeting) AS meetings, sum(CASE WHEN size(outlets) = 1 THEN 1 ELSE 0 END) AS alone
RETURN publisher, meetings, alone
ORDER BY meetings DESC, publisher
