// in: collection; out: one row for each of its communities, those included that nobody finds yet: id, author of its summary; and version, the graph's that they were found at (0 where none were). One row with a null id where there are none.
MATCH (c:Collection {name: $collection})
OPTIONAL MATCH (c)<-[:OF]-(k:Community)
RETURN coalesce(c.communitiesVersion, 0) AS version, k.id AS id, k.author AS author
