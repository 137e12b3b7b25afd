// in: documents, ids; out: key, name, type, times: the mentions of the passages that went. Removes the documents' passages and every relation that was read in them.
UNWIND $documents AS id
MATCH (:Document {id: id})<-[:PART_OF]-(p:Passage)
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
