// in: hash, now; out: account, groups, grants of part/principal, where the session lasts.
MATCH (s:AccountSession {hash: $hash})-[:OF]->(a:Account)
WHERE s.until > $now AND a.active
//+ part/principal
