// in: documents, a list of {id, collection, properties}; out: nothing. Puts each document into its collection, with these properties and no others.
UNWIND $documents AS row
MERGE (c:Collection {name: row.collection})
MERGE (d:Document {id: row.id})
SET d = row.properties
MERGE (d)-[:IN]->(c)
