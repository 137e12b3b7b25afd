// in: id; out: conversation as list-conversations has it, where there is one.
MATCH (c:Conversation {id: $id})
RETURN c {.id, .title, .createdAt, .updatedAt, .exchanges} AS conversation
