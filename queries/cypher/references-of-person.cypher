// title: Reference data on a person
// description: The entries of reference data that were taken for a person.
// param id: string = p-ana — id of a person
MATCH (:Person {id: $id})<-[:REFERS_TO]-(reference:Reference)
RETURN reference.id AS reference, reference.name AS name, reference.entry AS entry, reference.datasets AS datasets,
  reference.urls AS urls, reference.wikidata AS wikidata
ORDER BY reference
