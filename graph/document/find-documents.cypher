// in: ids; out: document, properties of each that exists.
UNWIND $ids AS id
MATCH (d:Document {id: id})
RETURN properties(d) AS document
