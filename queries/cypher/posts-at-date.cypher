// title: Who held which post on a day
// description: The holders of posts in an organization on a day: certainly by their whole term or by documents of that day, possibly by documents before and after, and where an end is open or uncertain.
// param day: date = 2021-04-30 — the day
// param organization: string = Atlas Pact — name or alias; what belongs to it counts too
CALL {
  MATCH (n:Organization {name: $organization})
  RETURN n.id AS whole
  UNION
  MATCH (n:Organization)
  WHERE $organization IN n.aliases
  RETURN n.id AS whole
}

MATCH (:Organization {id: whole})<-[:PART_OF*0..3]-(part:Organization)<-[:IN_ORGANIZATION]-(post:Membership)<-[:HOLDS]-(person:Person)
// Each term is told by reference data, or lies between the first document and the last.
UNWIND [true, false] AS told
WITH DISTINCT told, person.id AS id, person.name AS name, post.id AS post, post.role AS role, part.name AS organization,
  post.since AS since, post.until AS until, toString($day) AS day,
  [date IN CASE WHEN told THEN [post.since, post.until] ELSE [post.attested_from, post.attested_to] END | CASE WHEN NOT date STARTS WITH 'XXXX' THEN date END] AS term
WITH told, id, name, post, role, organization, since, until, day,
  size([date IN term WHERE date CONTAINS '?' OR date CONTAINS '~' OR date CONTAINS '%']) > 0 AS unsure,
  [date IN term | replace(replace(replace(date, '?', ''), '~', ''), '%', '')] AS term
// The first possible day as text, "2019" and "2019-05" being before all days of theirs, and the last one written out.
WITH told, id, name, post, role, organization, since, until, day, unsure, term,
  [date IN term | replace(split(date, '/')[0], 'X', '0')] AS first,
  [date IN term | replace(replace(split(date, '/')[-1], '-XX', ''), 'X', '9')] AS last
WITH told, id, name, post, role, organization, since, until, day, unsure, term, first,
  [date IN last | CASE
    WHEN date IS NULL THEN null
    WHEN size(date) = 4 THEN date + '-12-31'
    WHEN size(date) = 7 THEN toString(date(date + '-01') + duration({months: 1}) - duration({days: 1}))
    WHEN size(date) = 10 THEN date
    ELSE '9999-12-31' END] AS last
WHERE (term[0] IS NOT NULL OR term[1] IS NOT NULL) AND coalesce(first[0] <= day, true) AND coalesce(last[1] >= day, true)
WITH id, name, post, role, organization, since, until,
  // Between two documents somebody may have left the post, and come back to it.
  min(CASE WHEN last[0] <= day AND first[1] >= day AND NOT unsure AND (told OR last[0] = day OR first[1] = day) THEN 'certainly' ELSE 'possibly' END) AS certainty
RETURN name, role, organization, since, until, certainty, id, post
ORDER BY organization, role, name, id, post
