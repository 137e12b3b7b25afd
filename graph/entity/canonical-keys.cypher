// in: keys; out: key, into: the entity that it is stored with, for each key that was merged into another.
UNWIND $keys AS key
MATCH (:Alias {key: key})-[:ALIAS_OF*]->(into:Alias)
WHERE NOT EXISTS { (into)-[:ALIAS_OF]->() }
RETURN key, into.key AS into
