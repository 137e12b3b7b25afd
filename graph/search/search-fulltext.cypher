// in: text as a Lucene query with the collections as its filter, collections (none means all), k; out: passage, score (BM25), best first.
//+ part/matching
RETURN
//+ part/passage
  AS passage, score
ORDER BY score DESC, p.id
