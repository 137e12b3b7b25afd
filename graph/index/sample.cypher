// in: collection, limit; out: embedding of the first passages of so many of its documents, the first by their ids, which are hashes.
MATCH (d:Document)
WHERE d.collection = $collection AND d.id > ''
WITH d
ORDER BY d.collection, d.id
LIMIT $limit
MATCH (d)<-[:PART_OF {index: 0}]-(p:Passage)
RETURN p.embedding AS embedding
