// in: nothing; out: model and dimension that the passages' vectors are of (null before the first), used: whether there are passages.
OPTIONAL MATCH (s:GraphState {name: 'graph'})
RETURN s.model AS model, s.dimension AS dimension, EXISTS { MATCH (:Passage) } AS used
