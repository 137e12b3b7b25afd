// in: collection, after (an id), limit; out: document, properties of each of the collection's documents behind that id, by id.
MATCH (d:Document)
WHERE d.id > $after AND d.collection = $collection
RETURN properties(d) AS document
ORDER BY d.collection, d.id
LIMIT $limit
