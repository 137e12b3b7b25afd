// in: vector, k; out: key, name, score = (1 + cosine) / 2 of the entities whose descriptions are nearest, the nearest first.
CALL db.index.vector.queryNodes('entity_embedding', $k, $vector) YIELD node, score
RETURN node.key AS key, node.name AS name, score
ORDER BY score DESC, key
