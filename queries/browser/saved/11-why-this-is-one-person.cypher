// 11 · Which words of which reports were taken for somebody: $person
// A name isn't a person. These are the words that were taken for this one, in each report, and the
// spellings that are known. If two are mixed up, `kg split` takes them apart; `kg merge` makes one of two;
// either can be undone.
MATCH path = (report)-[:MENTIONS]->(words:Mention)-[:REFERS_TO]->(:Person {name: $person})
OPTIONAL MATCH also = (:Person {name: $person})-[:KNOWN_AS]->(:Name)
RETURN path, also
LIMIT 200
