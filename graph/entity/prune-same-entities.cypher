// in: keys, k; out: nothing. Leaves each of these entities its k nearest.
UNWIND $keys AS key
MATCH (e:Entity {key: key})-[s:SAME_AS]-(o:Entity)
WITH e, s, o ORDER BY s.cosine DESC, o.key
WITH e, collect(s)[$k ..] AS others
UNWIND others AS s
WITH DISTINCT s
DELETE s
