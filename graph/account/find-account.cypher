// in: id (or null), name (or null); out: account and groups as list-accounts has them, where there is one of that id or name.
MATCH (a:Account)
WHERE a.id = $id OR a.name = $name
RETURN a AS account, COLLECT { MATCH (a)-[:IN_GROUP]->(g:AccountGroup) RETURN g.name ORDER BY g.name } AS groups
