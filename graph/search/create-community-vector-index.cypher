// in: dimension; out: nothing. Makes the communities' vector index as the migrations do, for vectors of another dimension.
CYPHER 25 CREATE VECTOR INDEX community_embedding IF NOT EXISTS FOR (c:Community) ON c.embedding WITH [c.collection]
//+ part/vector-index-options
