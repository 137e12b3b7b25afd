// in: hash, account (id), now, until; out: nothing. Sessions of the account that have ended are removed.
MATCH (a:Account {id: $account})
MERGE (s:AccountSession {hash: $hash})
SET s.startedAt = $now, s.until = $until
MERGE (s)-[:OF]->(a)
WITH a
MATCH (old:AccountSession)-[:OF]->(a) WHERE old.until < $now
DETACH DELETE old
