// in: nothing; out: nothing. Drops the index of entities' descriptions.
DROP INDEX entity_embedding IF EXISTS
