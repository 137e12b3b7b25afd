// in: text as a Lucene query, collections (none means all), k; out: p, a passage, score (BM25): those of the collections among the best k.
CALL db.index.fulltext.queryNodes('passage_text', $text, {limit: $k}) YIELD node AS p, score
WHERE size($collections) = 0 OR p.collection IN $collections
