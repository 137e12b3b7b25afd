// in: names, a list of {key, name, embedding}; out: nothing. An entity that went or was renamed meanwhile is left as it is.
UNWIND $names AS row
MATCH (e:Entity {key: row.key})
WHERE e.name = row.name
CALL db.create.setNodeVectorProperty(e, 'nameEmbedding', row.embedding)
