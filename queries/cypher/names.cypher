// title: Names
// description: Every person, organization, place and topic with its other names: what names in a question are compared with.
MATCH (n:Person|Organization|Place|Topic)
RETURN n.id AS id,
  CASE WHEN n:Person THEN 'Person' WHEN n:Organization THEN 'Organization' WHEN n:Place THEN 'Place' ELSE 'Topic' END AS label,
  CASE WHEN n:Topic THEN n.label ELSE n.name END AS name,
  n.aliases AS aliases,
  CASE WHEN n:Topic THEN null WHEN n:Person THEN null ELSE n.kind END AS kind,
  CASE WHEN n:Topic THEN null WHEN n:Person THEN null ELSE n.country END AS country
ORDER BY id
