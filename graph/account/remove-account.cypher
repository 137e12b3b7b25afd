// in: id; out: id, where there was such an account. Takes along its sessions, links, keys and grants; its conversations go before.
MATCH (a:Account {id: $id})
WITH a, a.id AS id
CALL (a) {
  MATCH (n:AccountSession|OneTimeLink|ApiKey)-[:OF]->(a)
  DETACH DELETE n
}
CALL (id) {
  MATCH (g:Grant {subject: 'account:' + id})
  DELETE g
}
DETACH DELETE a
RETURN id
