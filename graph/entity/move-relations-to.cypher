// in: from, to (keys of entities), as (keys); out: nothing. Gives the other the relations that were read with the one, under any of these keys, as their object.
MATCH (s:Entity)-[r:RELATES]->(:Entity {key: $from})
WHERE coalesce(r.object, $from) IN $as
MATCH (e:Entity {key: $to})
CREATE (s)-[n:RELATES]->(e)
SET n = properties(r), n.object = nullIf(coalesce(r.object, $from), $to)
DELETE r
