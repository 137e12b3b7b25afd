// in: conversation, answer (ids), up, comment, learns (whether the modes are chosen by it), now; out: id, where there is such an answer. The last thumb counts.
MATCH (:Conversation {id: $conversation})-[:HAS]->(x:Exchange {id: $answer})
MERGE (f:Feedback {id: x.id})
SET f += {conversation: $conversation, question: x.standalone, route: x.route, mode: x.mode, answer: x.answer,
          up: $up, comment: $comment, learns: $learns, at: $now}
RETURN f.id AS id
