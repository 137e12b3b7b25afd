// in: nothing; out: version, the graph's new version. First in every transaction that changes documents: its lock makes them take turns.
MERGE (s:GraphState {name: 'graph'})
SET s.version = coalesce(s.version, 0) + 1, s.id = coalesce(s.id, randomUUID())
RETURN s.version AS version
