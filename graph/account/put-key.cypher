// in: account (id), key {id, name, hash, collections, doors, createdAt, until (or null)}; out: nothing.
MATCH (a:Account {id: $account})
MERGE (k:ApiKey {id: $key.id})
SET k = $key
MERGE (k)-[:OF]->(a)
