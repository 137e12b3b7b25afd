// in: account (id, null for all); out: key {id, name, collections, doors, createdAt, until (or null), usedAt (or null)}, owner (name), by owner and name.
MATCH (k:ApiKey)-[:OF]->(a:Account)
WHERE $account IS NULL OR a.id = $account
RETURN k {.id, .name, .collections, .doors, .createdAt, .until, .usedAt} AS key, a.name AS owner
ORDER BY owner, k.name, k.id
