// in: nothing; out: feedback, its properties, oldest first.
MATCH (f:Feedback)
RETURN properties(f) AS feedback
ORDER BY f.at, f.id
