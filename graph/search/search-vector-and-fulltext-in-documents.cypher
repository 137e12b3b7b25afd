// in: vector, text as a Lucene query with the collections as its filter, documents (ids), k; out: list ('vector' or 'fulltext'), passage, score, each list best first.
CALL () {
  //+ part/nearest-in-documents
  RETURN 'vector' AS list, p, score
  UNION ALL
  //+ part/matching-in-documents
  RETURN 'fulltext' AS list, p, score
}
RETURN list, score,
  //+ part/passage
  AS passage
ORDER BY score DESC, p.id
