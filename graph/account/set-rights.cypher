// in: id, admin, active; out: id, where there is such an account. One that is not active has no session any more.
MATCH (a:Account {id: $id})
SET a.admin = $admin, a.active = $active
WITH a
CALL (a) {
  MATCH (s:AccountSession)-[:OF]->(a) WHERE NOT a.active
  DETACH DELETE s
}
RETURN a.id AS id
