// in: cosine (the least), limit; out: a, b (entities, each key, name, type and mentions), cosine of pairs that may be one, the nearest first.
MATCH (a:Entity)-[s:SAME_AS]->(b:Entity)
WHERE s.cosine >= $cosine
WITH a, b, s.cosine AS cosine
ORDER BY cosine DESC, a.key, b.key
LIMIT $limit
RETURN a {.key, .name, .type, mentions: COUNT { (a)<-[:MENTIONS]-() }} AS a,
  b {.key, .name, .type, mentions: COUNT { (b)<-[:MENTIONS]-() }} AS b, cosine
