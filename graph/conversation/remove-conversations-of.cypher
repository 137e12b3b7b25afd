// in: owner (id of an account), limit; out: removed, how many of their conversations are gone, with all that belongs to them.
MATCH (c:Conversation {owner: $owner})
WITH c LIMIT $limit
//+ part/forget-conversation
