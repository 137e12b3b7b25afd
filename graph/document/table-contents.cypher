// in: ids; out: id, content of each table that exists
UNWIND $ids AS id
MATCH (t:Table {id: id})
RETURN t.id AS id, t.content AS content
