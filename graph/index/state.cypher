// in: nothing; out: store (which database this is), version (grows with every change of the documents), names (grows when entities are found or declared to be one).
OPTIONAL MATCH (s:GraphState {name: 'graph'})
RETURN coalesce(s.id, '') AS store, coalesce(s.version, 0) AS version, coalesce(s.namesVersion, 0) AS names
