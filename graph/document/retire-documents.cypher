// in: documents, ids; out: retired, how many there were. Takes the documents and their passages out of readers' sight by their labels alone; clear-retired-passages removes them.
UNWIND $documents AS id
MATCH (d:Document {id: id})
OPTIONAL MATCH (d)-[in:IN]->(:Collection)
DELETE in
REMOVE d:Document
SET d:RetiredDocument
WITH d
CALL (d) {
  MATCH (d)<-[:PART_OF]-(p:Passage)
  REMOVE p:Passage
  SET p:RetiredPassage
}
RETURN count(*) AS retired
