// in: nothing; out: version of the graph that its entities were last resolved at, 0 where they never were.
OPTIONAL MATCH (s:GraphState {name: 'graph'})
RETURN coalesce(s.entitiesVersion, 0) AS version
