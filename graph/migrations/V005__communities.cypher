// in: a graph with documents; out: the key of communities and their vector index
CREATE CONSTRAINT community_id IF NOT EXISTS FOR (c:Community) REQUIRE c.id IS UNIQUE;
CYPHER 25 CREATE VECTOR INDEX community_embedding IF NOT EXISTS FOR (c:Community) ON c.embedding WITH [c.collection]
OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
