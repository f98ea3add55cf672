// title: Outlets
// description: Every publisher of a document: what "according to" in a question can mean.
MATCH (document:Document)
WHERE document.publisher IS NOT NULL
RETURN DISTINCT document.publisher AS publisher
ORDER BY publisher
