// in: id, title; out: id, where there is such a conversation.
MATCH (c:Conversation {id: $id})
SET c.title = $title
RETURN c.id AS id
