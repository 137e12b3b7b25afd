// in: limit; out: conversation {id, title, createdAt, updatedAt, exchanges}, the one answered last first.
MATCH (c:Conversation)
RETURN c {.id, .title, .createdAt, .updatedAt, .exchanges} AS conversation
ORDER BY c.updatedAt DESC, c.id
LIMIT $limit
