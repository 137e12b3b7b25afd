// in: id, password (its hash), keep (the hash of the session that stays, or an empty text); out: id, where there is such an account. Ends its other sessions and one-time links.
MATCH (a:Account {id: $id})
SET a.password = $password, a.failures = 0, a.lockedUntil = null
WITH a
CALL (a) {
  MATCH (s:AccountSession)-[:OF]->(a) WHERE s.hash <> $keep
  DETACH DELETE s
}
CALL (a) {
  MATCH (l:OneTimeLink)-[:OF]->(a)
  DETACH DELETE l
}
RETURN a.id AS id
