// in: conversation; out: inputTokens, outputTokens, cost of all its exchanges; one row, zeros where there are none.
OPTIONAL MATCH (:Conversation {id: $conversation})-[:HAS]->(x:Exchange)
RETURN sum(x.inputTokens) AS inputTokens, sum(x.outputTokens) AS outputTokens, sum(x.cost) AS cost
