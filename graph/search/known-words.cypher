// in: queries (rows of word and text, a Lucene query for it within the collections); out: word of each that a passage holds.
UNWIND $queries AS query
CALL (query) {
  CALL db.index.fulltext.queryNodes('passage_text', query.text, {limit: 1}) YIELD node
  RETURN count(node) AS passages
}
WITH query, passages WHERE passages > 0
RETURN query.word AS word
