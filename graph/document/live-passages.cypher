// in: ids; out: id of each passage that readers see.
UNWIND $ids AS id
MATCH (p:Passage {id: id})
RETURN p.id AS id
