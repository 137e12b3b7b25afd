// in: dimension; out: nothing. Makes the passages' vector index as the first migration does, for vectors of another dimension.
CYPHER 25 CREATE VECTOR INDEX passage_embedding IF NOT EXISTS FOR (p:Passage) ON p.embedding WITH [p.collection]
OPTIONS {indexConfig: {`vector.dimensions`: $dimension, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}}
