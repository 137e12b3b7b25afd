// in: keys, collections (none means all); out: key, type of the entities that passages of the collections mention.
UNWIND $keys AS key
MATCH (e:Entity {key: key})
WHERE EXISTS { (p:Passage)-[:MENTIONS]->(e) WHERE size($collections) = 0 OR p.collection IN $collections }
RETURN e.key AS key, e.type AS type
