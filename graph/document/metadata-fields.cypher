// in: collections (none means all), prefix (of the names of properties); out: field (the name of a property with that prefix), documents (that have it), the commonest first.
MATCH (d:Document)
WHERE size($collections) = 0 OR d.collection IN $collections
UNWIND [key IN keys(d) WHERE key STARTS WITH $prefix] AS field
RETURN field, count(*) AS documents
ORDER BY documents DESC, field
