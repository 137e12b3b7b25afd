// in: vector, text as a Lucene query with the collections as its filter, collections (none means all), k; out: list ('vector' or 'fulltext'), passage, score, each list best first.
CYPHER 25
CALL () {
  WITH $k AS k WHERE size($collections) = 0
  CALL db.index.vector.queryNodes('passage_embedding', k, $vector) YIELD node, score
  RETURN 'vector' AS list, node AS p, score
  UNION ALL
  UNWIND $collections AS collection
  CALL (collection) {
    MATCH (p:Passage)
      SEARCH p IN (VECTOR INDEX passage_embedding_by_collection FOR $vector WHERE p.collection = collection LIMIT $k) SCORE AS score
    RETURN p, score
  }
  RETURN 'vector' AS list, p, score
  ORDER BY score DESC, p.id
  LIMIT $k
  UNION ALL
  CALL db.index.fulltext.queryNodes('passage_text', $text, {limit: $k}) YIELD node AS p, score
  WHERE size($collections) = 0 OR p.collection IN $collections
  RETURN 'fulltext' AS list, p, score
}
RETURN list, score,
  p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end} AS passage
ORDER BY score DESC, p.id
