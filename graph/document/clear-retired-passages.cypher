// in: limit; out: key, name, type, times: the mentions of the passages that went. Removes so many passages that are out of sight, and every relation that was read in them.
MATCH (d:RetiredDocument)
WITH d LIMIT 1
MATCH (d)<-[:PART_OF]-(p)
WITH p LIMIT $limit
OPTIONAL MATCH ()-[r:RELATES {passage: p.id}]->()
DELETE r
WITH DISTINCT p
OPTIONAL MATCH (p)-[m:MENTIONS]->(e:Entity)
WITH p, collect({key: e.key, name: m.name, type: m.type}) AS mentions
DETACH DELETE p
WITH mentions
UNWIND mentions AS mention
WITH mention WHERE mention.key IS NOT NULL
RETURN mention.key AS key, mention.name AS name, mention.type AS type, count(*) AS times
