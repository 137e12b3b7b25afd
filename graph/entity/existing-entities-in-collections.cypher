// in: keys, collections; out: key, name, type of those entities that passages of the collections mention, as these name them. A key that was merged into another is known as that.
UNWIND $keys AS key
OPTIONAL MATCH (:Alias {key: key})-[:ALIAS_OF*]->(into:Alias)
WHERE NOT EXISTS { (into)-[:ALIAS_OF]->() }
MATCH (e:Entity {key: coalesce(into.key, key)})
WITH DISTINCT e,
  COLLECT { MATCH (e)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0] AS name,
  COLLECT { MATCH (e)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections WITH m.type AS type, count(*) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] AS type
WHERE name IS NOT NULL
RETURN e.key AS key, name, type
