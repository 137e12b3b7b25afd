// in: nothing; out: account {id, name, admin, active, password (its hash, or null), failures, lockedUntil (or null), createdAt}, groups (names), by name.
MATCH (a:Account)
RETURN a AS account, COLLECT { MATCH (a)-[:IN_GROUP]->(g:AccountGroup) RETURN g.name ORDER BY g.name } AS groups
ORDER BY a.name
