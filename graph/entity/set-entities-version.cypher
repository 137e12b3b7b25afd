// in: version (of the graph that its entities were resolved at); out: nothing.
MERGE (s:GraphState {name: 'graph'})
SET s.entitiesVersion = $version
