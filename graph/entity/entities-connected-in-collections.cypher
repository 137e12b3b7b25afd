// in: type (empty means any), collections, documents (ids; null for all), limit; out: as entities-connected has it, with the names and types that passages of the collections give.
MATCH (e:Entity)-[r:RELATES]-(o:Entity)
MATCH (p:Passage {id: r.passage})
WHERE p.collection IN $collections AND ($documents IS NULL OR p.documentId IN $documents)
WITH e, count(DISTINCT o) AS neighbours, min(p.id) AS example
WITH e, neighbours, example,
  COLLECT { MATCH (e)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.type AS type, count(*) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] AS type
WHERE $type = '' OR type = $type
WITH e, type, neighbours, example
ORDER BY neighbours DESC, e.key
WITH collect({node: e, type: type, neighbours: neighbours, example: example}) AS ranked
RETURN size(ranked) AS total, COLLECT {
  UNWIND ranked[0..$limit] AS r
  WITH r, r.node AS e
  RETURN {key: e.key, type: r.type, neighbours: r.neighbours, example: r.example,
    name: COLLECT { MATCH (e)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0]}
} AS entities
