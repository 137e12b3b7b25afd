// in: keys; out: key, name, type of those entities that exist; for a key that was merged into another, the other.
UNWIND $keys AS given
OPTIONAL MATCH (:Alias {key: given})-[:ALIAS_OF*]->(into:Alias)
WHERE NOT EXISTS { (into)-[:ALIAS_OF]->() }
WITH DISTINCT coalesce(into.key, given) AS key
MATCH (e:Entity {key: key})
RETURN e.key AS key, e.name AS name, e.type AS type
