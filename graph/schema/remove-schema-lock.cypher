// in: nothing; out: nothing. Removes the lock of a process that died while it changed the schema.
MATCH (l:__Neo4jMigrationsLock)
DETACH DELETE l
