// in: tables, a row for each with id, document, versions, place, start, end, content; out: nothing. They are seen as soon as the document has one of the versions as its hash.
UNWIND $tables AS row
MERGE (t:Table {id: row.id})
SET t.documentId = row.document, t.versions = row.versions, t.index = row.place, t.start = row.start, t.end = row.end, t.content = row.content
