// in: vector, collections, k; out: as search-entities has it, of the nearest 100 those that passages of the collections mention, by the names that these give.
CALL db.index.vector.queryNodes('entity_embedding', 100, $vector) YIELD node, score
WITH node AS e, score,
  COLLECT { MATCH (node)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0] AS name
WHERE name IS NOT NULL
RETURN e.key AS key, name, score
ORDER BY score DESC, key
LIMIT $k
