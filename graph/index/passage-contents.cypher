// in: ids; out: text and embedding of each passage, in the order of ids; nulls for one that went.
UNWIND range(0, size($ids) - 1) AS place
OPTIONAL MATCH (p:Passage {id: $ids[place]})
RETURN p.text AS text, p.embedding AS embedding
ORDER BY place
