// in: key (one that was merged into another finds that), collections, passages, neighbours (limits); out: as entity.cypher has it, of what passages of the collections say alone: names, types, counts and neighbours are those that they give.
OPTIONAL MATCH (:Alias {key: $key})-[:ALIAS_OF*]->(into:Alias)
WHERE NOT EXISTS { (into)-[:ALIAS_OF]->() }
WITH coalesce(into.key, $key) AS key
MATCH (e:Entity {key: key})
WHERE EXISTS { (e)<-[:MENTIONS]-(p:Passage) WHERE p.collection IN $collections }
CALL (e) {
  MATCH (e)-[r:RELATES]-(n:Entity) WHERE n <> e
  MATCH (p:Passage {id: r.passage}) WHERE p.collection IN $collections
  WITH n, sum(r.weight) AS weight
  ORDER BY weight DESC, n.key
  LIMIT $neighbours
  RETURN collect({node: n, weight: weight}) AS related
}
CALL (e, related) {
  MATCH (e)<-[:MENTIONS]-(p:Passage)-[m:MENTIONS]->(n:Entity)
  WHERE p.collection IN $collections AND n <> e AND NOT n IN [r IN related | r.node]
  WITH n, count(m) AS together
  ORDER BY together DESC, COUNT { (n)<-[:MENTIONS]-(q:Passage) WHERE q.collection IN $collections }, n.key
  LIMIT $neighbours
  RETURN collect({node: n, weight: together}) AS beside
}
WITH e, (related + beside)[..$neighbours] AS near
CALL (e, near) {
  UNWIND range(-1, size(near) - 1) AS place
  WITH place, CASE WHEN place < 0 THEN e ELSE near[place].node END AS n, CASE WHEN place < 0 THEN 1 ELSE near[place].weight END AS weight
  WITH place, n, weight,
    COLLECT { MATCH (n)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0] AS name,
    COLLECT { MATCH (n)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections WITH m.type AS type, count(*) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] AS type
  ORDER BY place
  RETURN collect({key: n.key, name: name, type: type, weight: weight}) AS named
}
WITH e, named[0] AS entity, named[1..] AS neighbours
RETURN entity,
  COUNT { MATCH (e)<-[:MENTIONS]-(p:Passage) WHERE p.collection IN $collections RETURN DISTINCT p } AS mentions,
  neighbours,
  COLLECT {
    MATCH (e)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections
    WITH p, max(m.weight) AS weight
    RETURN p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end}
    ORDER BY weight DESC, p.collection, p.source, p.index
    LIMIT $passages
  } AS passages,
  COLLECT {
    UNWIND neighbours AS n
    OPTIONAL MATCH (s:Entity)-[r:RELATES]->(o:Entity)
    WHERE ((s.key = e.key AND o.key = n.key) OR (s.key = n.key AND o.key = e.key))
      AND EXISTS { MATCH (p:Passage {id: r.passage}) WHERE p.collection IN $collections }
    WITH n, s.key AS subject, o.key AS object, r.phrase AS phrase, sum(r.weight) AS weight
    RETURN {subject: coalesce(subject, e.key), object: coalesce(object, n.key), phrase: coalesce(phrase, ''), weight: weight}
  } AS relations,
  COLLECT {
    MATCH (a:Alias)-[:ALIAS_OF*]->(:Alias {key: e.key})
    WHERE EXISTS { (e)<-[m:MENTIONS]-(p:Passage) WHERE m.as = a.key AND p.collection IN $collections }
    RETURN a.key ORDER BY a.key
  } AS aliases,
  COLLECT {
    MATCH (e)-[s:SAME_AS]-(n:Entity)
    WITH s, n, COLLECT { MATCH (n)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0] AS name
    WHERE name IS NOT NULL
    RETURN n {.key, name: name, cosine: s.cosine} ORDER BY s.cosine DESC, n.key
  } AS same
