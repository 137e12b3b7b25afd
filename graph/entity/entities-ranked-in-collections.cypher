// in: type (empty means any), together (keys; none means no condition), collections, documents (ids; null for all), limit; out: as entities-ranked has it, with the names and types that passages of the collections give.
MATCH (p:Passage)-[:MENTIONS]->(e:Entity)
WHERE p.collection IN $collections
  AND ($documents IS NULL OR p.documentId IN $documents)
  AND (size($together) = 0 OR (NOT e.key IN $together AND EXISTS { (p)-[:MENTIONS]->(o:Entity) WHERE o.key IN $together }))
WITH e, count(DISTINCT p.documentId) AS documents, count(p) AS passages, min(p.id) AS example
WITH e, documents, passages, example,
  COLLECT { MATCH (e)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.type AS type, count(*) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] AS type
WHERE $type = '' OR type = $type
WITH e, type, documents, passages, example
ORDER BY documents DESC, passages DESC, e.key
WITH collect({node: e, type: type, documents: documents, passages: passages, example: example}) AS ranked
RETURN size(ranked) AS total, COLLECT {
  UNWIND ranked[0..$limit] AS r
  WITH r, r.node AS e
  RETURN {key: e.key, type: r.type, documents: r.documents, passages: r.passages, example: r.example,
    name: COLLECT { MATCH (e)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0]}
} AS entities
