// in: keys (of entities whose names have vectors), k, cosine (the least); out: key of each entity that the ties of changed. Ties each to at most k others whose names are nearest.
UNWIND $keys AS key
MATCH (e:Entity {key: key}) WHERE e.nameEmbedding IS NOT NULL
OPTIONAL MATCH (e)-[old:SAME_AS]-()
DELETE old
WITH DISTINCT e
CALL (e) {
  CALL db.index.vector.queryNodes('entity_name_embedding', $k + 1, e.nameEmbedding) YIELD node, score
  WITH node, 2 * score - 1 AS cosine
  WHERE node <> e AND cosine >= $cosine
  RETURN node, cosine
  ORDER BY cosine DESC, node.key
  LIMIT $k
}
WITH CASE WHEN e.key < node.key THEN e ELSE node END AS a, CASE WHEN e.key < node.key THEN node ELSE e END AS b, cosine
MERGE (a)-[s:SAME_AS]->(b)
SET s.cosine = cosine
WITH a, b
UNWIND [a.key, b.key] AS key
RETURN DISTINCT key
