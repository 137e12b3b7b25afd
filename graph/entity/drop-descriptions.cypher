// in: mentions (the fewest); out: nothing. Takes the description from entities that are mentioned less.
MATCH (e:Entity)
WHERE e.description IS NOT NULL AND COUNT { (e)<-[:MENTIONS]-() } < $mentions
REMOVE e.description, e.embedding
