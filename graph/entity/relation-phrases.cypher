// in: pairs, a list of {a, b} (keys of entities), collections (none means all), documents (ids; null for all); out: a, b (keys), and what the passages say between them most: subject (key), phrase; both null where only their names are near.
UNWIND $pairs AS pair
MATCH (a:Entity {key: pair.a}), (b:Entity {key: pair.b})
WITH a, b, COLLECT {
  MATCH (a)-[r:RELATES]-(b)
  WHERE (size($collections) = 0 AND $documents IS NULL) OR EXISTS { MATCH (p:Passage {id: r.passage})
    WHERE (size($collections) = 0 OR p.collection IN $collections) AND ($documents IS NULL OR p.documentId IN $documents) }
  WITH startNode(r).key AS subject, r.phrase AS phrase, sum(r.weight) AS weight
  ORDER BY weight DESC, subject, phrase
  LIMIT 1
  RETURN {subject: subject, phrase: phrase}
}[0] AS said
WHERE said IS NOT NULL OR EXISTS { (a)-[:SAME_AS]-(b) }
RETURN a.key AS a, b.key AS b, said.subject AS subject, said.phrase AS phrase
