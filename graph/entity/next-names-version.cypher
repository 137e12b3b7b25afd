// in: nothing; out: nothing. Says that entities were found to be perhaps one, or declared to be, so that walks read that anew.
MATCH (s:GraphState {name: 'graph'})
SET s.namesVersion = coalesce(s.namesVersion, 0) + 1
