// in: id (of an account), groups (names at the identity provider), admin (null leaves it), issuedAt (of the token that says so), now; out: joined, left (names of groups), adminBefore, where no newer token was seen. Memberships that were given here stay.
MATCH (a:Account {id: $id})
WHERE a.claimedAt IS NULL OR a.claimedAt <= $issuedAt
WITH a, a.admin AS adminBefore, COLLECT { MATCH (a)-[:IN_GROUP]->(g:AccountGroup) RETURN g.name } AS before
SET a.claimedAt = $issuedAt, a.signedInAt = $now, a.admin = coalesce($admin, a.admin)
WITH a, adminBefore, before
CALL (a) {
  MATCH (a)-[in:IN_GROUP {claimed: true}]->(g:AccountGroup) WHERE NOT g.name IN $groups
  WITH in, g.name AS name
  DELETE in
  RETURN collect(name) AS left
}
CALL (a) {
  UNWIND $groups AS name
  MERGE (g:AccountGroup {name: name})
  MERGE (a)-[in:IN_GROUP]->(g)
    ON CREATE SET in.claimed = true
}
RETURN [name IN $groups WHERE NOT name IN before] AS joined, left, adminBefore
