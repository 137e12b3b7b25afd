// in: collections (none means all); out: document, properties of each, by collection and source.
MATCH (d:Document)
WHERE size($collections) = 0 OR d.collection IN $collections
RETURN properties(d) AS document
ORDER BY d.collection, d.source
