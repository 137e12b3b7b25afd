// in: id; out: id, where there was such a conversation. Takes its exchanges along; feedback stays, it has copies of what it needs.
MATCH (c:Conversation {id: $id})
OPTIONAL MATCH (c)-[:HAS]->(x:Exchange)
WITH c, c.id AS id, collect(x) AS exchanges
FOREACH (x IN exchanges | DETACH DELETE x)
DETACH DELETE c
RETURN id
