// in: documents, ids; out: removed, how many tables of these documents belonged to no version that there is
UNWIND $documents AS id
MATCH (t:Table {documentId: id})
OPTIONAL MATCH (d:Document {id: id})
WITH t, d WHERE d IS NULL OR NOT d.hash IN t.versions
DELETE t
RETURN count(*) AS removed
