// in: nothing; out: name, documents, passages of each collection.
MATCH (c:Collection)<-[:IN]-(d:Document)
RETURN c.name AS name, count(d) AS documents, sum(d.passages) AS passages
ORDER BY name
