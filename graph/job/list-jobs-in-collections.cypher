// in: collections, states, before (an id), limit; out: job, as list-jobs has it, of these collections.
UNWIND $collections AS collection
UNWIND $states AS state
CALL (collection, state) {
  MATCH (j:Job)
  WHERE j.collection = collection AND j.state = state AND j.id < $before
  RETURN j
  ORDER BY j.collection DESC, j.state DESC, j.id DESC
  LIMIT $limit
}
RETURN properties(j) AS job
ORDER BY j.id DESC
LIMIT $limit
