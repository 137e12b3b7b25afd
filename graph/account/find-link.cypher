// in: hash, now; out: id, name of the account that the link is for, where it is good.
MATCH (l:OneTimeLink {hash: $hash})-[:OF]->(a:Account)
WHERE l.until > $now AND a.active
RETURN a.id AS id, a.name AS name
