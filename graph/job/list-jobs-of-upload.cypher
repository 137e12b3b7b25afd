// in: upload, collections (none for all), states, before (an id), limit; out: job, as list-jobs has it, of one upload. An upload is into one collection.
UNWIND $states AS state
CALL (state) {
  MATCH (j:Job)
  WHERE j.upload = $upload AND j.state = state AND j.id < $before
  RETURN j
  ORDER BY j.upload DESC, j.state DESC, j.id DESC
  LIMIT $limit
}
WITH j
WHERE size($collections) = 0 OR j.collection IN $collections
RETURN properties(j) AS job
ORDER BY j.id DESC
LIMIT $limit
