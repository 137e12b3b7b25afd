// in: cosine (the least), acronym (the phrase that ties one to what it is short for), limit; out: a, b (entities, each key, name, type and mentions) of pairs that may be one, cosine of their names (null for an acronym), acronyms first, then the nearest.
CALL () {
  MATCH (a:Entity)-[:RELATES {phrase: $acronym}]->(b:Entity)
  WHERE a <> b
  RETURN DISTINCT a, b, null AS cosine
  UNION ALL
  MATCH (a:Entity)-[s:SAME_AS]->(b:Entity)
  WHERE s.cosine >= $cosine
  RETURN a, b, s.cosine AS cosine
}
WITH a, b, cosine
ORDER BY coalesce(cosine, 2) DESC, a.key, b.key
LIMIT $limit
RETURN a {.key, .name, .type, mentions: COUNT { (a)<-[:MENTIONS]-() }} AS a,
  b {.key, .name, .type, mentions: COUNT { (b)<-[:MENTIONS]-() }} AS b, cosine
