// in: hash, now; out: where the key is good: account, groups, grants as part/principal has them; collections and doors that the key is for (empty for all).
MATCH (k:ApiKey {hash: $hash})-[:OF]->(a:Account)
WHERE (k.until IS NULL OR k.until > $now) AND a.active
WITH k, a, COLLECT { MATCH (a)-[:IN_GROUP]->(g:AccountGroup) RETURN g.name } AS groups
RETURN a {.id, .name, .admin} AS account, groups,
  COLLECT {
    MATCH (r:Grant) WHERE NOT a.admin AND r.subject IN ['everyone', 'account:' + a.id] + [name IN groups | 'group:' + name]
    RETURN {collection: r.collection, role: r.role}
  } AS grants,
  k.collections AS collections, k.doors AS doors
