// in: collections (none means all); out: subject, object (keys), passage (id), weight of each relation.
MATCH (s:Entity)-[r:RELATES]->(o:Entity)
WHERE size($collections) = 0 OR EXISTS { MATCH (p:Passage {id: r.passage}) WHERE p.collection IN $collections }
RETURN s.key AS subject, o.key AS object, r.passage AS passage, r.weight AS weight
ORDER BY passage, subject, object, weight
