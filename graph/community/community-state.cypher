// in: collection; out: one row for each of its communities: id; and the graph's version that they were found at (0 where none were).
MATCH (c:Collection {name: $collection})
OPTIONAL MATCH (c)<-[:OF]-(k:Community)
RETURN coalesce(c.communitiesVersion, 0) AS version, collect(k.id) AS ids
