// in: type (empty means any), together (keys; none means no condition), collections (none means all), documents (ids; null for all), limit; out: key, name, type, documents, passages, example (a passage) of each entity that passages mention, that of most documents first; total, how many there are in all.
MATCH (p:Passage)-[:MENTIONS]->(e:Entity)
WHERE (size($collections) = 0 OR p.collection IN $collections)
  AND ($documents IS NULL OR p.documentId IN $documents)
  AND ($type = '' OR e.type = $type)
  AND (size($together) = 0 OR (NOT e.key IN $together AND EXISTS { (p)-[:MENTIONS]->(o:Entity) WHERE o.key IN $together }))
WITH e, count(DISTINCT p.documentId) AS documents, count(p) AS passages, min(p.id) AS example
ORDER BY documents DESC, passages DESC, e.key
WITH collect(e {.key, .name, .type, documents: documents, passages: passages, example: example}) AS ranked
RETURN ranked[0..$limit] AS entities, size(ranked) AS total
