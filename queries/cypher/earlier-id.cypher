// title: What an earlier id means now
// description: The entity that the evidence belongs to of which an earlier id was made.
// param evidence: string = mn-ana — id of a mention or report
MATCH (:Mention|MeetingReport|AffiliationReport {id: $evidence})-[:REFERS_TO|REPORTS]->(entity:Person|Meeting|Membership)
RETURN entity.id AS id
ORDER BY id
