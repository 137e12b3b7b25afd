// in: passages as for create-passages, of documents that are staged; out: nothing. Writes them where no reader looks.
UNWIND $passages AS row
MATCH (d:StagedDocument {id: row.document})
CREATE (p:StagedPassage {id: row.id})
SET p += row.properties
CREATE (p)-[:PART_OF {index: row.index}]->(d)
WITH p, row
CALL db.create.setNodeVectorProperty(p, 'embedding', row.embedding)
WITH p, row
UNWIND row.mentions AS mention
MATCH (e:Entity {key: mention.key})
CREATE (p)-[:MENTIONS {weight: mention.weight, name: mention.name, type: mention.type, as: mention.as}]->(e)
