// in: limit; out: correction {question, route, at}, newest first.
MATCH (r:RouteCorrection)
RETURN properties(r) AS correction
ORDER BY r.at DESC, r.question
LIMIT $limit
