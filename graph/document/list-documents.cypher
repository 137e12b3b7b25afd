// in: collection, null for all; out: document, properties of each, by collection and source.
MATCH (d:Document)
WHERE $collection IS NULL OR d.collection = $collection
RETURN properties(d) AS document
ORDER BY d.collection, d.source
