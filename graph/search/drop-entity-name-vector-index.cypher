// in: nothing; out: nothing. Drops the index of entities' names.
DROP INDEX entity_name_embedding IF EXISTS
