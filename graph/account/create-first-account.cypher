// in: id, name, provider (issuer and subject at the identity provider, or null), now; out: id, where there was no account before. It becomes an administrator who owns the collections and conversations that there are; everyone may read the collections.
OPTIONAL MATCH (any:Account)
WITH count(any) AS accounts
WHERE accounts = 0
MERGE (a:Account {name: $name})
  ON CREATE SET a.id = $id, a.provider = $provider, a.admin = true, a.active = true, a.failures = 0, a.createdAt = $now
WITH a
CALL (a) {
  MATCH (c:Collection)
  MERGE (own:Grant {key: 'account:' + a.id + '\n' + c.name})
  SET own.subject = 'account:' + a.id, own.collection = c.name, own.role = 'owner'
  MERGE (all:Grant {key: 'everyone\n' + c.name})
  SET all.subject = 'everyone', all.collection = c.name, all.role = 'reader'
}
CALL (a) {
  MATCH (c:Conversation {owner: ''})
  SET c.owner = a.id, c.id = a.id + '/' + c.id
}
CALL (a) {
  MATCH (f:Feedback) WHERE NOT f.conversation CONTAINS '/'
  SET f.conversation = a.id + '/' + f.conversation
}
RETURN DISTINCT a.id AS id
