// in: from, to (keys of entities), as (keys); out: nothing. Gives the other the relations that were read with the one, under any of these keys, as their subject.
MATCH (:Entity {key: $from})-[r:RELATES]->(o:Entity)
WHERE coalesce(r.subject, $from) IN $as
MATCH (e:Entity {key: $to})
CREATE (e)-[n:RELATES]->(o)
SET n = properties(r), n.subject = nullIf(coalesce(r.subject, $from), $to)
DELETE r
