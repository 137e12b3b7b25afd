// in: vector, documents (ids), k; out: p, a passage, score = (1 + cosine) / 2, the best k. Every passage of the documents is compared.
UNWIND $documents AS id
MATCH (:Document {id: id})<-[:PART_OF]-(p:Passage)
WITH p, vector.similarity.cosine(p.embedding, $vector) AS score
ORDER BY score DESC, p.id
LIMIT $k
