// in: conversation, limit; out: exchange {id, question, standalone, answer, route, mode, generator, inputTokens, outputTokens, cost (the three missing in old ones), json, at}, up and comment of its feedback or null; the newest ones, oldest first.
MATCH (:Conversation {id: $conversation})-[:HAS]->(x:Exchange)
WITH x ORDER BY x.index DESC LIMIT $limit
OPTIONAL MATCH (f:Feedback {id: x.id})
RETURN properties(x) AS exchange, f.up AS up, f.comment AS comment
ORDER BY x.index
