// in: collection, after (an id), limit; out: id, title of the collection's documents behind that id, by id.
MATCH (d:Document)
WHERE d.collection = $collection AND d.id > $after
RETURN d.id AS id, d.title AS title
ORDER BY d.collection, d.id
LIMIT $limit
