// in: conversation, owner (both kept from its first exchange on), title (kept where it has one), now, exchange {id, question, standalone, answer, route, mode, generator, json}, usage {inputTokens, outputTokens, cost}; out: nothing. The same id twice is one exchange. Where the owner's account is gone by now, nothing is kept.
OPTIONAL MATCH (a:Account {id: $owner})
WITH a WHERE $owner = '' OR a IS NOT NULL
MERGE (c:Conversation {id: $conversation})
  ON CREATE SET c.owner = $owner, c.title = $title, c.createdAt = $now, c.exchanges = 0
MERGE (c)-[:HAS]->(x:Exchange {id: $exchange.id})
  ON CREATE SET x.index = c.exchanges, x.at = $now, c.exchanges = c.exchanges + 1
SET x += $exchange, c.updatedAt = $now,
  x.inputTokens = $usage.inputTokens, x.outputTokens = $usage.outputTokens, x.cost = $usage.cost
