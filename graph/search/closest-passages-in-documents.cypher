// in: vector, documents (ids), k; out: id, score = (1 + cosine) / 2 of their k passages closest to the vector, best first. Every passage of the documents is compared, so that the filter is exact.
UNWIND $documents AS id
MATCH (:Document {id: id})<-[:PART_OF]-(p:Passage)
WITH p, vector.similarity.cosine(p.embedding, $vector) AS score
ORDER BY score DESC, p.id
LIMIT $k
RETURN p.id AS id, score
