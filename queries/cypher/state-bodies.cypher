// title: States and their bodies
// description: The state, ministries and armed forces of countries: what "France" can mean as a participant.
// param countries: list = LV,SE — ISO 3166-1 codes
MATCH (body:Organization)
WHERE body.country IN $countries AND body.kind IN ['state', 'ministry', 'armed_forces']
RETURN body.id AS id, body.name AS name, body.kind AS kind, body.country AS country
ORDER BY id
