// in: vector, k; out: id, text, score of the k nearest passages: the least that a vector query does, to measure ours against.
CALL db.index.vector.queryNodes('passage_embedding', $k, $vector) YIELD node, score
RETURN node.id AS id, node.text AS text, score
