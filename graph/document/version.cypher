// in: nothing; out: version, which grows with every change of the documents.
OPTIONAL MATCH (s:GraphState {name: 'graph'})
RETURN coalesce(s.version, 0) AS version
