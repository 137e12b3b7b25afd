// in: vector, collections (none means all), k; out: community, score (cosine from 0 to 1), the nearest first, those whose quoted passages are all there. Communities are few: all are compared, so that the filter is exact.
MATCH (c:Community)
WHERE (size($collections) = 0 OR c.collection IN $collections)
  AND all(id IN c.passages[..6] WHERE EXISTS { MATCH (:Passage {id: id}) })
WITH c, vector.similarity.cosine(c.embedding, $vector) AS score
ORDER BY score DESC, c.id
LIMIT $k
RETURN c {.id, .collection, .level, .parent, .title, .summary, .entities, .passages} AS community, score
