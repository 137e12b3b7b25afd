// in: states, before (an id), limit; out: job, properties of the jobs in these states that were made before that one, the newest first.
UNWIND $states AS state
CALL (state) {
  MATCH (j:Job)
  WHERE j.state = state AND j.id < $before
  RETURN j
  ORDER BY j.state DESC, j.id DESC
  LIMIT $limit
}
RETURN properties(j) AS job
ORDER BY j.id DESC
LIMIT $limit
