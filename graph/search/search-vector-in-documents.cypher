// in: vector, documents (ids), k; out: passage, score = (1 + cosine) / 2, best first. Every passage of the documents is compared, so that the filter is exact.
//+ part/nearest-in-documents
RETURN
//+ part/passage
  AS passage, score
ORDER BY score DESC, p.id
