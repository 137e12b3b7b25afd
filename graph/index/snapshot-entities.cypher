// in: collections (none means all); out: key, name, type of each entity that their passages mention, by key.
MATCH (e:Entity)
WHERE size($collections) = 0 OR EXISTS { (e)<-[:MENTIONS]-(p:Passage) WHERE p.collection IN $collections }
RETURN e.key AS key, e.name AS name, e.type AS type
ORDER BY key
