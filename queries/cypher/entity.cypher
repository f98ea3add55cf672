// title: One node
// description: A person, organization, place, topic, meeting, membership, document or entry of reference data by its id.
// param id: string = p-ana — its id
MATCH (n:Person|Organization|Place|Topic|Meeting|Membership|Document|Reference {id: $id})
RETURN n AS node
