// in: collections (none means all); out: id, collection, document, title of each passage, its entities as keys and the weights of their mentions, by id.
MATCH (p:Passage)
WHERE size($collections) = 0 OR p.collection IN $collections
RETURN p.id AS id, p.collection AS collection, p.documentId AS document, p.title AS title,
  COLLECT { MATCH (p)-[:MENTIONS]->(e:Entity) RETURN e.key ORDER BY e.key } AS keys,
  COLLECT { MATCH (p)-[m:MENTIONS]->(e:Entity) RETURN m.weight ORDER BY e.key } AS weights
ORDER BY id
