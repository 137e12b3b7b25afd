// in: pairs, a list of {a, b} (keys of entities), collections (none means all); out: a, b (keys), and what the passages say between them most: subject (key), phrase; both null where only their names are near.
UNWIND $pairs AS pair
MATCH (a:Entity {key: pair.a}), (b:Entity {key: pair.b})
WITH a, b, COLLECT {
  MATCH (a)-[r:RELATES]-(b)
  WHERE size($collections) = 0 OR EXISTS { MATCH (p:Passage {id: r.passage}) WHERE p.collection IN $collections }
  WITH startNode(r).key AS subject, r.phrase AS phrase, sum(r.weight) AS weight
  ORDER BY weight DESC, subject, phrase
  LIMIT 1
  RETURN {subject: subject, phrase: phrase}
}[0] AS said
WHERE said IS NOT NULL OR EXISTS { (a)-[:SAME_AS]-(b) }
RETURN a.key AS a, b.key AS b, said.subject AS subject, said.phrase AS phrase
