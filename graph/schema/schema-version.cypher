// in: nothing; out: version of each migration that was applied.
MATCH (m:__Neo4jMigration)
RETURN m.version AS version
