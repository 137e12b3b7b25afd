// in: collection, communities, a list of {id, properties, embedding, members (keys)}; out: nothing. A new one is pending: nobody finds it until it is published.
MATCH (c:Collection {name: $collection})
UNWIND $communities AS row
MERGE (k:Community {id: row.id})
ON CREATE SET k.pending = true
SET k += row.properties
MERGE (k)-[:OF]->(c)
WITH k, row
CALL db.create.setNodeVectorProperty(k, 'embedding', row.embedding)
WITH k, row
UNWIND row.members AS key
MATCH (e:Entity {key: key})
MERGE (e)-[:MEMBER_OF]->(k)
