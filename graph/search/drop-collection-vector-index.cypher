// in: nothing; out: nothing. Drops the passages' vector index that filters by collection.
DROP INDEX passage_embedding_by_collection IF EXISTS
