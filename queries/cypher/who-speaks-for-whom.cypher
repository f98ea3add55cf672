// title: Who speaks for whom
// description: The people of an organization who are quoted on meetings of its people, and whether these are their own.
// param organization: string = Atlas Pact — name or alias; what belongs to it counts too
CALL {
  MATCH (n:Organization {name: $organization})
  RETURN n.id AS whole
  UNION
  MATCH (n:Organization)
  WHERE $organization IN n.aliases
  RETURN n.id AS whole
}

MATCH (:Organization {id: whole})<-[:PART_OF*0..3]-(:Organization)<-[:IN_ORGANIZATION]-(:Membership)<-[:HOLDS]-(speaker:Person)
WITH DISTINCT whole, speaker
MATCH (speaker)<-[:STATED_BY]-(report:MeetingReport)-[:REPORTS]->(m:Meeting)<-[:PARTICIPATES_IN]-(spoken_for:Person)
WHERE EXISTS { MATCH (spoken_for)-[:HOLDS]->(:Membership)-[:IN_ORGANIZATION]->(:Organization)-[:PART_OF*0..3]->(:Organization {id: whole}) }
WITH speaker.name AS speaker, spoken_for.name AS speaks_for, speaker.id AS id, spoken_for.id AS speaks_for_id, count(DISTINCT report) AS sentences
RETURN speaker, speaks_for, id = speaks_for_id AS own, sentences, id, speaks_for_id
ORDER BY sentences DESC, speaker, id, speaks_for, speaks_for_id
