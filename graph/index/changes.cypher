// in: asked, a list of {collection, since (a version)}; out: collection, documents (ids) that came, changed or went behind that version, for each collection with such.
UNWIND $asked AS row
MATCH (c:DocumentChange)
WHERE c.collection = row.collection AND c.version > row.since
RETURN row.collection AS collection, collect(c.document) AS documents
