// in: id; out: id, where there was such an account. Takes along its sessions, links, keys, grants, conversations and feedback.
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
CALL (id) {
  MATCH (c:Conversation {owner: id})
  OPTIONAL MATCH (c)-[:HAS]->(x:Exchange)
  OPTIONAL MATCH (f:Feedback {id: x.id})
  DETACH DELETE c, x, f
}
DETACH DELETE a
RETURN id
