// in: descriptions, a list of {key, description, embedding}; out: nothing.
UNWIND $descriptions AS row
MATCH (e:Entity {key: row.key})
SET e.description = row.description
WITH e, row
CALL db.create.setNodeVectorProperty(e, 'embedding', row.embedding)
