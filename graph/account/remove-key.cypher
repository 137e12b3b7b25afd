// in: account (id, null for any), key (id); out: id, where the account had such a key.
MATCH (k:ApiKey {id: $key})-[:OF]->(a:Account)
WHERE $account IS NULL OR a.id = $account
WITH k, k.id AS id
DETACH DELETE k
RETURN id
