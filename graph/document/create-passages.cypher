// in: passages, a list of {id, document, index, properties, embedding, mentions [{key, as, name, type, weight}]}, whose entities exist; out: nothing. `as` is the key that was read where that was merged into another.
UNWIND $passages AS row
MATCH (d:Document {id: row.document})
CREATE (p:Passage {id: row.id})
SET p += row.properties
CREATE (p)-[:PART_OF {index: row.index}]->(d)
WITH p, row
CALL db.create.setNodeVectorProperty(p, 'embedding', row.embedding)
WITH p, row
UNWIND row.mentions AS mention
MATCH (e:Entity {key: mention.key})
CREATE (p)-[:MENTIONS {weight: mention.weight, name: mention.name, type: mention.type, as: mention.as}]->(e)
