// in: collection, communities, a list of {id, parent}; out: nothing. Puts those that are staged into readers' sight, and ties each to its parent.
UNWIND $communities AS row
OPTIONAL MATCH (s:StagedCommunity {id: row.id})
OPTIONAL MATCH (c:Collection {name: $collection})
FOREACH (k IN CASE WHEN s IS NULL OR c IS NULL THEN [] ELSE [s] END |
  REMOVE k:StagedCommunity
  SET k:Community
  MERGE (k)-[:OF]->(c))
WITH row
MATCH (k:Community {id: row.id})
SET k.parent = row.parent
