// in: nothing; out: nothing. Removes all but the recorded merges; the version goes on growing.
MATCH (n)
WHERE NOT n:__Neo4jMigration AND NOT n:GraphState AND NOT n:Alias
DETACH DELETE n
