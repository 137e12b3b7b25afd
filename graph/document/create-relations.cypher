// in: relations, a list of {subject, subjectAs, phrase, object, objectAs, weight, passage}; out: nothing. One edge for each relation and passage that it was read in; the keys that were read are kept where they were merged into others.
UNWIND $relations AS row
MATCH (s:Entity {key: row.subject}), (o:Entity {key: row.object})
CREATE (s)-[:RELATES {phrase: row.phrase, weight: row.weight, passage: row.passage, subject: row.subjectAs, object: row.objectAs}]->(o)
