// in: text as a Lucene query with the collections as its filter, collections (none means all), k; out: passage, score (BM25), best first.
CALL db.index.fulltext.queryNodes('passage_text', $text, {limit: $k}) YIELD node AS p, score
WHERE size($collections) = 0 OR p.collection IN $collections
RETURN p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end} AS passage, score
ORDER BY score DESC, p.id
