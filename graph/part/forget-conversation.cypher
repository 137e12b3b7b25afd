// in: c, a conversation; out: removed, how many are gone, with their exchanges and the thumbs for those.
OPTIONAL MATCH (c)-[:HAS]->(x:Exchange)
OPTIONAL MATCH (f:Feedback {id: x.id})
WITH c, collect(x) AS exchanges, collect(f) AS thumbs
FOREACH (x IN exchanges | DETACH DELETE x)
FOREACH (f IN thumbs | DELETE f)
DETACH DELETE c
RETURN count(*) AS removed
