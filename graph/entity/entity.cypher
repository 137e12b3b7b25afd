// in: key (one that was merged into another finds that), passages, neighbours (limits); out: where there is such an entity one row: entity {key, name, type}, mentions (how many passages speak of it), passages [passage], neighbours [{key, name, type, weight}], relations [{subject, object, phrase, weight}], aliases (keys that were merged into it), same [{key, name, cosine}] (entities that may be the same).
OPTIONAL MATCH (:Alias {key: $key})-[:ALIAS_OF*]->(into:Alias)
WHERE NOT EXISTS { (into)-[:ALIAS_OF]->() }
WITH coalesce(into.key, $key) AS key
MATCH (e:Entity {key: key})
CALL (e) {
  MATCH (e)-[r:RELATES]-(n:Entity) WHERE n <> e
  WITH n, sum(r.weight) AS weight
  ORDER BY weight DESC, n.key
  LIMIT $neighbours
  RETURN collect(n {.key, .name, .type, weight: weight}) AS related
}
CALL (e, related) {
  MATCH (e)<-[:MENTIONS]-(:Passage)-[m:MENTIONS]->(n:Entity)
  WHERE n <> e AND NOT n.key IN [r IN related | r.key]
  WITH n, count(m) AS together
  ORDER BY together DESC, COUNT { (n)<-[:MENTIONS]-() }, n.key
  LIMIT $neighbours
  RETURN collect(n {.key, .name, .type, weight: together}) AS beside
}
WITH e, (related + beside)[..$neighbours] AS neighbours
RETURN e {.key, .name, .type} AS entity,
  COUNT { MATCH (e)<-[:MENTIONS]-(p:Passage) RETURN DISTINCT p } AS mentions,
  neighbours,
  COLLECT {
    MATCH (e)<-[m:MENTIONS]-(p:Passage)
    WITH p, max(m.weight) AS weight
    RETURN
    //+ part/passage
    ORDER BY weight DESC, p.collection, p.source, p.index
    LIMIT $passages
  } AS passages,
  COLLECT {
    UNWIND neighbours AS n
    OPTIONAL MATCH (s:Entity)-[r:RELATES]->(o:Entity)
    WHERE (s.key = e.key AND o.key = n.key) OR (s.key = n.key AND o.key = e.key)
    WITH n, s.key AS subject, o.key AS object, r.phrase AS phrase, sum(r.weight) AS weight
    RETURN {subject: coalesce(subject, e.key), object: coalesce(object, n.key), phrase: coalesce(phrase, ''), weight: weight}
  } AS relations,
  COLLECT { MATCH (a:Alias)-[:ALIAS_OF*]->(:Alias {key: e.key}) RETURN a.key ORDER BY a.key } AS aliases,
  COLLECT { MATCH (e)-[s:SAME_AS]-(n:Entity) RETURN n {.key, .name, cosine: s.cosine} ORDER BY s.cosine DESC, n.key } AS same
