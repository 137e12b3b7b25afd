// in: until (a time), limit; out: removed, how many conversations are gone that were answered last before that, with all that belongs to them.
MATCH (c:Conversation)
WHERE c.updatedAt < $until
WITH c LIMIT $limit
//+ part/forget-conversation
