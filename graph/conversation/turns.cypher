// in: conversation, limit; out: question as it stands alone, answer, of the newest exchanges, oldest first.
MATCH (:Conversation {id: $conversation})-[:HAS]->(x:Exchange)
WITH x ORDER BY x.index DESC LIMIT $limit
RETURN x.standalone AS question, x.answer AS answer
ORDER BY x.index
