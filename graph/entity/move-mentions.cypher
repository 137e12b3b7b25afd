// in: from, to (keys of entities), as (keys); out: nothing. Ties the passages that mention the one under any of these keys to the other; each edge remembers the key that was read.
MATCH (p)-[m:MENTIONS]->(:Entity {key: $from})
WHERE coalesce(m.as, $from) IN $as
MATCH (e:Entity {key: $to})
CREATE (p)-[n:MENTIONS]->(e)
SET n = properties(m), n.as = nullIf(coalesce(m.as, $from), $to)
DELETE m
