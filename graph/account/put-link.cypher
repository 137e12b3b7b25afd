// in: hash, account (id), until; out: nothing. The account's links before it are of no use any more.
MATCH (a:Account {id: $account})
CALL (a) {
  MATCH (old:OneTimeLink)-[:OF]->(a) WHERE old.hash <> $hash
  DETACH DELETE old
}
MERGE (l:OneTimeLink {hash: $hash})
SET l.until = $until
MERGE (l)-[:OF]->(a)
