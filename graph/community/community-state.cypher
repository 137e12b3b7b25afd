// in: collection; out: one row for each of its communities, those included that are staged and nobody finds yet: id, author of its summary; and version, the graph's that they were found at (0 where none were). One row with a null id where there are none; of two with one id the chat model's comes last.
MATCH (c:Collection {name: $collection})
CALL (c) {
  OPTIONAL MATCH (c)<-[:OF]-(k:Community)
  RETURN k
  UNION
  MATCH (k:StagedCommunity {collection: c.name})
  RETURN k
}
RETURN coalesce(c.communitiesVersion, 0) AS version, k.id AS id, k.author AS author
ORDER BY coalesce(author = 'chat_model', false)
