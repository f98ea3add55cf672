// title: One node
// description: A person, organization, place, topic, meeting, membership or document by its id.
// param id: string = p-ana — its id
MATCH (n:Person|Organization|Place|Topic|Meeting|Membership|Document {id: $id})
RETURN n AS node
