// in: nothing; out: name of each collection. Collections are few.
MATCH (c:Collection)
RETURN c.name AS name
