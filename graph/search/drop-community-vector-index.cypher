// in: nothing; out: nothing. Drops the communities' vector index.
DROP INDEX community_embedding IF EXISTS
