// 12 · A name in any spelling, also misspelt: $name
// For when you don't know how it is written: the index knows names, spellings and scripts, and forgives a
// letter or two.
CALL db.index.fulltext.queryNodes('kg_names', $name + '~') YIELD node, score
RETURN node, labels(node)[0] AS label, node.name AS name, score
ORDER BY score DESC
LIMIT 20
