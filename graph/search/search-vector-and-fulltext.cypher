// in: vector, text as a Lucene query with the collections as its filter, collections (none means all), k; out: list ('vector' or 'fulltext'), passage, score, each list best first.
CYPHER 25
CALL () {
  //+ part/nearest
  RETURN 'vector' AS list, p, score
  ORDER BY score DESC, p.id
  LIMIT $k
  UNION ALL
  //+ part/matching
  RETURN 'fulltext' AS list, p, score
}
RETURN list, score,
  //+ part/passage
  AS passage
ORDER BY score DESC, p.id
