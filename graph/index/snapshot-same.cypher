// in: collections (none means all); out: a, b (keys), cosine of each pair of entities that may be one and that their passages mention.
MATCH (a:Entity)-[s:SAME_AS]->(b:Entity)
WHERE size($collections) = 0 OR (EXISTS { (a)<-[:MENTIONS]-(p:Passage) WHERE p.collection IN $collections }
  AND EXISTS { (b)<-[:MENTIONS]-(p:Passage) WHERE p.collection IN $collections })
RETURN a.key AS a, b.key AS b, s.cosine AS cosine
ORDER BY a, b
