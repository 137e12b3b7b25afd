// in: text as a Lucene query, documents (ids), k; out: p, a passage, score (BM25), the best k. The index gives all that it finds.
CALL db.index.fulltext.queryNodes('passage_text', $text) YIELD node AS p, score
WHERE p.documentId IN $documents
WITH p, score
ORDER BY score DESC, p.id
LIMIT $k
