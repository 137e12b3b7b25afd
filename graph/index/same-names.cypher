// in: nothing; out: a, b (keys), cosine of each pair of entities that may be one.
MATCH (a:Entity)-[s:SAME_AS]->(b:Entity)
RETURN a.key AS a, b.key AS b, s.cosine AS cosine
