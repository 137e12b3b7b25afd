// in: queries (rows of word and text, a Lucene query for what is spelled nearly like it), k; out: word, text of the title, heading and text of the k best passages of each.
UNWIND $queries AS query
CALL (query) {
  CALL db.index.fulltext.queryNodes('passage_text', query.text, {limit: $k}) YIELD node AS p
  RETURN p
}
RETURN query.word AS word, p.title + ' ' + coalesce(p.heading, '') + ' ' + p.text AS text
