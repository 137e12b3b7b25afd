// in: nothing; out: name, members (names of accounts) of each group, by name.
MATCH (g:AccountGroup)
RETURN g.name AS name, COLLECT { MATCH (a:Account)-[:IN_GROUP]->(g) RETURN a.name ORDER BY a.name } AS members
ORDER BY name
