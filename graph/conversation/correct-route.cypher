// in: conversation, answer (ids), now; out: question, where the exchange before answered the same question by another route: then its new route becomes an example.
MATCH (c:Conversation {id: $conversation})-[:HAS]->(x:Exchange {id: $answer})
MATCH (c)-[:HAS]->(before:Exchange {index: x.index - 1})
WHERE before.standalone = x.standalone AND before.route <> x.route
MERGE (r:RouteCorrection {question: x.standalone})
SET r.route = x.route, r.at = $now
RETURN r.question AS question
