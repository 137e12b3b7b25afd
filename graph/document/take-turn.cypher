// in: nothing; out: nothing. First in a transaction that changes nothing which readers see: its lock makes writers take turns, and the version stays.
MERGE (s:GraphState {name: 'graph'})
SET s.version = coalesce(s.version, 0)
