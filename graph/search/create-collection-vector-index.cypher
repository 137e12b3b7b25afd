// in: dimension; out: nothing. Makes the vector index that filters by collection as the migrations do, for vectors of another dimension.
CYPHER 25 CREATE VECTOR INDEX passage_embedding_by_collection IF NOT EXISTS FOR (p:Passage) ON p.embedding WITH [p.collection]
//+ part/vector-index-options
