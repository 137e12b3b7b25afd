// in: nothing; out: nothing. Drops the passages' vector index.
DROP INDEX passage_embedding IF EXISTS
