// in: a, an account; out: account {id, name, admin}, groups (names), grants [{collection, role}] of it, of its groups and of everyone. Its cost grows with the account's grants, not with people.
WITH a, COLLECT { MATCH (a)-[:IN_GROUP]->(g:AccountGroup) RETURN g.name } AS groups
RETURN a {.id, .name, .admin} AS account, groups,
  COLLECT {
    MATCH (r:Grant) WHERE NOT a.admin AND r.subject IN ['everyone', 'account:' + a.id] + [name IN groups | 'group:' + name]
    RETURN {collection: r.collection, role: r.role}
  } AS grants
