// in: communities, a list of {id, properties, embedding}; out: nothing. Writes them where no reader looks.
UNWIND $communities AS row
MERGE (k:StagedCommunity {id: row.id})
SET k += row.properties
WITH k, row
CALL db.create.setNodeVectorProperty(k, 'embedding', row.embedding)
