// in: relations, a list of {subject, phrase, object, weight, passage}; out: nothing. One edge for each relation and passage that it was read in.
UNWIND $relations AS row
MATCH (s:Entity {key: row.subject}), (o:Entity {key: row.object})
CREATE (s)-[:RELATES {phrase: row.phrase, weight: row.weight, passage: row.passage}]->(o)
