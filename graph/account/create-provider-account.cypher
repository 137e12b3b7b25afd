// in: provider (issuer and subject), id, name, now; out: id of their account, the one that there was or a new one; none where there is neither and the name is taken.
OPTIONAL MATCH (taken:Account {name: $name})
WITH taken
WHERE taken IS NULL OR taken.provider = $provider
MERGE (a:Account {provider: $provider})
  ON CREATE SET a.id = $id, a.name = $name, a.admin = false, a.active = true, a.failures = 0, a.createdAt = $now
RETURN a.id AS id
