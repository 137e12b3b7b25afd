// in: dimension; out: the options of every vector index, as the migrations have them for 384 dimensions.
OPTIONS {indexConfig: {`vector.dimensions`: $dimension, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}}
