// in: owner, limit; out: conversation {id, title, createdAt, updatedAt, exchanges}, the one answered last first.
MATCH (c:Conversation {owner: $owner})
RETURN c {.id, .title, .createdAt, .updatedAt, .exchanges} AS conversation
ORDER BY c.updatedAt DESC, c.id
LIMIT $limit
