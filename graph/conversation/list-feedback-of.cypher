// in: owner (what the keys of their conversations begin with); out: feedback, its properties, oldest first.
MATCH (f:Feedback)
WHERE f.conversation STARTS WITH $owner
RETURN properties(f) AS feedback
ORDER BY f.at, f.id
