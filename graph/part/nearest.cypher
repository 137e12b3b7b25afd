// in: vector, collections (none means all), k; out: p, a passage, score = (1 + cosine) / 2: the k nearest of all, or of each collection.
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
