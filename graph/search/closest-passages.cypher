// in: vector, collections (none means all), k; out: id, score = (1 + cosine) / 2 of the k passages closest to the vector, best first.
CYPHER 25
CALL () {
  WITH $k AS k WHERE size($collections) = 0
  CALL db.index.vector.queryNodes('passage_embedding', k, $vector) YIELD node, score
  RETURN node AS p, score
  UNION ALL
  UNWIND $collections AS collection
  CALL (collection) {
    MATCH (p:Passage)
      SEARCH p IN (VECTOR INDEX passage_embedding_by_collection FOR $vector WHERE p.collection = collection LIMIT $k) SCORE AS score
    RETURN p, score
  }
  RETURN p, score
}
WITH p, score
ORDER BY score DESC, p.id
LIMIT $k
RETURN p.id AS id, score
