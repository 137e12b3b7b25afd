// in: limit; out: removed, how many ties of communities that are out of sight went.
MATCH (k:RetiredCommunity)-[r]-()
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS removed
