// title: Documents that were kept without being read
// description: Documents whose language isn't read, with why.
MATCH (d:Document)
WHERE d.load_status <> 'loaded'
RETURN d.id AS document, d.headline AS headline, d.load_status AS why, d.language AS language, d.loaded_at AS at
ORDER BY document
