// in: id, token, collection, properties; out: passages, how many it has. Puts the staged version into readers' sight by labels alone. No row where another run writes the document.
MATCH (d:StagedDocument {id: $id})
WHERE d.token = $token
CALL (d) {
  MATCH (d)<-[:PART_OF]-(p:StagedPassage)
  REMOVE p:StagedPassage
  SET p:Passage
  RETURN count(p) AS passages
}
REMOVE d:StagedDocument
SET d:Document
SET d = $properties
WITH d, passages
MERGE (c:Collection {name: $collection})
MERGE (d)-[:IN]->(c)
RETURN passages
