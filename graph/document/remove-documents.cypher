// in: documents, ids; out: removed, how many there were. Their passages are gone already, their tables go too; a collection without documents goes too.
UNWIND $documents AS id
MATCH (d:Document {id: id})
OPTIONAL MATCH (d)-[:IN]->(c:Collection)
CALL (id) {
  MATCH (t:Table {documentId: id})
  DELETE t
}
DETACH DELETE d
WITH c, count(*) AS n
CALL (c) {
  WITH c WHERE c IS NOT NULL AND NOT EXISTS { (c)<-[:IN]-() }
  DETACH DELETE c
}
RETURN sum(n) AS removed
