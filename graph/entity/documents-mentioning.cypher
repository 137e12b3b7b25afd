// in: keys (entities), text (a Lucene phrase query), collections (none means all), documents (ids; null for all); out: one row for each document that names one of them or holds the phrase: title, source, passage (the one that does so most), times (passages that do), the most first.
CALL () {
  MATCH (p:Passage)-[m:MENTIONS]->(e:Entity) WHERE e.key IN $keys
  RETURN p, m.weight AS weight
  UNION
  CALL db.index.fulltext.queryNodes('passage_text', $text) YIELD node, score
  RETURN node AS p, score AS weight
}
WITH p, max(weight) AS weight
WHERE (size($collections) = 0 OR p.collection IN $collections) AND ($documents IS NULL OR p.documentId IN $documents)
ORDER BY weight DESC, p.id
WITH p.documentId AS document, collect(p)[0] AS best, count(*) AS times
RETURN best.title AS title, best.source AS source, best.id AS passage, times
ORDER BY times DESC, title, source
