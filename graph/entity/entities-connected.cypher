// in: type (empty means any), collections (none means all), documents (ids; null for all), limit; out: entities, each with neighbours (how many others relations tie it to) and an example passage, the most first; total.
MATCH (e:Entity)-[r:RELATES]-(o:Entity)
WHERE $type = '' OR e.type = $type
MATCH (p:Passage {id: r.passage})
WHERE (size($collections) = 0 OR p.collection IN $collections) AND ($documents IS NULL OR p.documentId IN $documents)
WITH e, count(DISTINCT o) AS neighbours, min(p.id) AS example
ORDER BY neighbours DESC, e.key
WITH collect(e {.key, .name, .type, neighbours: neighbours, example: example}) AS ranked
RETURN ranked[0..$limit] AS entities, size(ranked) AS total
