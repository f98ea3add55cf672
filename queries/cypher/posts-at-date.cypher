// title: Who held which post on a day
// description: The holders of posts in an organization on a day: certainly by their whole term or by documents before and after, possibly where an end is open.
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
WITH DISTINCT person.id AS id, person.name AS name, post.id AS post, post.role AS role, part.name AS organization,
  post.since AS since, post.until AS until, post.attested_from AS attested_from, post.attested_to AS attested_to,
  toString($day) AS day
// Dates are texts of a day, month or year here: a month that the day lies in is its beginning.
WITH id, name, post, role, organization, since, until,
  coalesce(attested_from <= day AND (attested_to >= day OR day STARTS WITH attested_to), false) AS attested,
  coalesce(attested_from <= day AND (attested_from = day OR NOT day STARTS WITH attested_from) AND attested_to >= day, false) AS surely_attested,
  coalesce(since <= day, false) AS begun, coalesce(since <= day AND (since = day OR NOT day STARTS WITH since), false) AS surely_begun,
  coalesce(until >= day OR day STARTS WITH until, false) AS going_on, coalesce(until >= day, false) AS surely_going_on
WHERE attested OR (begun AND (going_on OR until IS NULL)) OR (since IS NULL AND going_on)
RETURN name, role, organization, since, until,
  CASE WHEN surely_attested OR (surely_begun AND surely_going_on) THEN 'certainly' ELSE 'possibly' END AS certainty, id, post
ORDER BY organization, role, name, id, post
