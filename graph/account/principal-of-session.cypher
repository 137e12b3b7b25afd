// in: hash, now; out: where the session lasts: account {id, name, admin}, groups (names), grants [{collection, role}] of it, of its groups and of everyone. Its cost grows with the account's grants, not with people.
MATCH (s:AccountSession {hash: $hash})-[:OF]->(a:Account)
WHERE s.until > $now AND a.active
WITH a, COLLECT { MATCH (a)-[:IN_GROUP]->(g:AccountGroup) RETURN g.name } AS groups
RETURN a {.id, .name, .admin} AS account, groups,
  COLLECT {
    MATCH (r:Grant) WHERE NOT a.admin AND r.subject IN ['everyone', 'account:' + a.id] + [name IN groups | 'group:' + name]
    RETURN {collection: r.collection, role: r.role}
  } AS grants
