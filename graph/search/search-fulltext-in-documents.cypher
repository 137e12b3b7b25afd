// in: text as a Lucene query with the collections as its filter, documents (ids), k; out: passage, score (BM25), best first. The index gives all that it finds, and the best of the documents are taken.
//+ part/matching-in-documents
RETURN
//+ part/passage
  AS passage, score
ORDER BY score DESC, p.id
