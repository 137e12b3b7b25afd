// in: vector, text as a Lucene query with the collections as its filter, documents (ids), k; out: list ('vector' or 'fulltext'), passage, score, each list best first.
CALL () {
  UNWIND $documents AS id
  MATCH (:Document {id: id})<-[:PART_OF]-(p:Passage)
  WITH p, vector.similarity.cosine(p.embedding, $vector) AS score
  ORDER BY score DESC, p.id
  LIMIT $k
  RETURN 'vector' AS list, p, score
  UNION ALL
  CALL db.index.fulltext.queryNodes('passage_text', $text) YIELD node AS p, score
  WHERE p.documentId IN $documents
  WITH p, score
  ORDER BY score DESC, p.id
  LIMIT $k
  RETURN 'fulltext' AS list, p, score
}
RETURN list, score,
  p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end} AS passage
ORDER BY score DESC, p.id
