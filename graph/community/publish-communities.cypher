// in: collection; out: nothing. Puts the collection's staged communities into readers' sight.
MATCH (c:Collection {name: $collection})
MATCH (k:StagedCommunity {collection: $collection})
REMOVE k:StagedCommunity
SET k:Community
MERGE (k)-[:OF]->(c)
