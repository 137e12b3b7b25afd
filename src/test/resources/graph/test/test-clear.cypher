// in: nothing; out: nothing. Empties the graph; the schema's record stays, and the version goes on growing.
MERGE (s:GraphState {name: 'graph'})
SET s = {name: 'graph', version: coalesce(s.version, 0) + 1}
WITH s
MATCH (n)
WHERE NOT n:__Neo4jMigration AND n <> s
DETACH DELETE n
