// in: dimension; out: nothing. Makes the index of entities' descriptions as the migrations do, for vectors of another dimension.
CREATE VECTOR INDEX entity_embedding IF NOT EXISTS FOR (e:Entity) ON (e.embedding)
//+ part/vector-index-options
