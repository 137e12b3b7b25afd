// in: documents, ids; out: keys, the entities that their passages mentioned. Removes the passages and every relation that was read in them.
UNWIND $documents AS id
MATCH (:Document {id: id})<-[:PART_OF]-(p:Passage)
OPTIONAL MATCH ()-[r:RELATES {passage: p.id}]->()
DELETE r
WITH DISTINCT p
OPTIONAL MATCH (p)-[:MENTIONS]->(e:Entity)
WITH p, collect(e.key) AS mentioned
DETACH DELETE p
WITH mentioned
UNWIND mentioned AS key
RETURN DISTINCT key
