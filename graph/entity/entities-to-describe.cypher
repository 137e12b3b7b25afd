// in: after (a key), mentions (the fewest), relations (the most), limit; out: key, name, type, description (as it stands, or null), relations [{subject, phrase, object}] of each entity behind that key with so many mentions, by key.
MATCH (e:Entity)
WHERE e.key > $after AND COUNT { (e)<-[:MENTIONS]-() } >= $mentions AND e.name =~ '(?s).*\\p{Lu}.*'
WITH e ORDER BY e.key LIMIT $limit
RETURN e.key AS key, e.name AS name, e.type AS type, e.description AS description,
  COLLECT {
    MATCH (e)-[r:RELATES]-(o:Entity) WHERE o <> e
    WITH startNode(r).name AS subject, r.phrase AS phrase, endNode(r).name AS object, sum(r.weight) AS weight
    ORDER BY weight DESC, subject, phrase, object
    LIMIT $relations
    RETURN {subject: subject, phrase: phrase, object: object}
  } AS relations
ORDER BY key
