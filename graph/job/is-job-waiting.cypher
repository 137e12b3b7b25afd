// in: nothing; out: waiting, whether a job may be begun that no message carries, or that one has carried for an hour, or one's lease has run out.
CALL () {
  MATCH (j:Job)
  WHERE j.state = 'queued' AND j.carried = false AND j.due <= datetime()
  RETURN j
  LIMIT 1
  UNION ALL
  MATCH (j:Job)
  WHERE j.state = 'queued' AND j.carried = true AND j.due <= datetime() - duration('PT1H')
  RETURN j
  LIMIT 1
  UNION ALL
  MATCH (j:Job)
  WHERE j.until < datetime() AND j.state = 'running'
  RETURN j
  LIMIT 1
}
RETURN count(j) > 0 AS waiting
