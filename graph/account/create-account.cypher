// in: id, name, admin, now; out: id of the account of that name: another one where it was taken.
MERGE (a:Account {name: $name})
  ON CREATE SET a.id = $id, a.admin = $admin, a.active = true, a.failures = 0, a.createdAt = $now
RETURN a.id AS id
