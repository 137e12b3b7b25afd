// in: id; out: document, its properties.
MATCH (d:Document {id: $id})
RETURN properties(d) AS document
