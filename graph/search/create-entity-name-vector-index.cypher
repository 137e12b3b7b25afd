// in: dimension; out: nothing. Makes the index of entities' names as the migrations do, for vectors of another dimension.
CREATE VECTOR INDEX entity_name_embedding IF NOT EXISTS FOR (e:Entity) ON (e.nameEmbedding)
//+ part/vector-index-options
