// in: text as a Lucene query with the collections as its filter, documents (ids), k; out: passage, score (BM25), best first. The index gives all that it finds, and the best of the documents are taken.
CALL db.index.fulltext.queryNodes('passage_text', $text) YIELD node AS p, score
WHERE p.documentId IN $documents
WITH p, score
ORDER BY score DESC, p.id
LIMIT $k
RETURN p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end} AS passage, score
ORDER BY score DESC, p.id
