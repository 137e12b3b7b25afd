// in: collections (none means all); out: passage (id), and of the relations that were read in it subjects, objects (keys) and weights, by passage.
MATCH (p:Passage)
WHERE size($collections) = 0 OR p.collection IN $collections
CALL (p) {
  MATCH (s:Entity)-[r:RELATES {passage: p.id}]->(o:Entity)
  RETURN collect(s.key) AS subjects, collect(o.key) AS objects, collect(r.weight) AS weights
}
RETURN p.id AS passage, subjects, objects, weights
ORDER BY passage
