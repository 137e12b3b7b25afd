// in: nothing; out: nothing. Empties the graph, the record of its schema left in place.
MATCH (n)
WHERE NOT n:__Neo4jMigration
DETACH DELETE n
