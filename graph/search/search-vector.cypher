// in: vector, collections (none means all), k; out: passage, score = (1 + cosine) / 2, best first.
CYPHER 25
//+ part/nearest
RETURN
//+ part/passage
  AS passage, score
ORDER BY score DESC, p.id
LIMIT $k
