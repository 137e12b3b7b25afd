// in: dimension; out: nothing. Makes the passages' vector index as the migrations do, for vectors of another dimension.
CREATE VECTOR INDEX passage_embedding IF NOT EXISTS FOR (p:Passage) ON (p.embedding)
//+ part/vector-index-options
