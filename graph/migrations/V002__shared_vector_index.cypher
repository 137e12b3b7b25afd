// in: version 1; out: a vector index over the embedding alone, which LangChain4j's Neo4jEmbeddingStore can read (it refuses one with more properties), and a second one that filters by collection
DROP INDEX passage_embedding IF EXISTS;
CREATE VECTOR INDEX passage_embedding IF NOT EXISTS FOR (p:Passage) ON (p.embedding)
OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
CYPHER 25 CREATE VECTOR INDEX passage_embedding_by_collection IF NOT EXISTS FOR (p:Passage) ON p.embedding WITH [p.collection]
OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
