// in: model, dimension; out: nothing. Records what made the passages' vectors.
MERGE (s:GraphState {name: 'graph'})
SET s.model = $model, s.dimension = $dimension
