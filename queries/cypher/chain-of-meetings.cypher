// title: Chains of meetings
// description: All shortest chains of meetings between two people, whatever their status; the embedded store gives 256 of more.
// param from: string = Ana Lindqvist — name
// param to: string = Omar Benali — name
MATCH (a:Person {name: $from})
MATCH (b:Person {name: $to})
MATCH chain = allShortestPaths((a)-[:PARTICIPATES_IN*..12]-(b))
WITH a, b, length(chain) / 2 AS meetings,
  [n IN nodes(chain) | CASE WHEN n:Meeting THEN n.label ELSE n.name END] AS steps,
  reduce(ids = '', n IN nodes(chain) | ids + ' ' + n.id) AS ids
RETURN a.id AS first, b.id AS last, meetings, steps
ORDER BY meetings, ids
