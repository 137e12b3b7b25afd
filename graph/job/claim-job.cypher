// in: holder, k (seconds that its lease lasts); out: job, properties of the one that the holder has now: the first that is due, that no message carries or one has carried for an hour, and whose document has no earlier job that has not ended. Looks at a hundred, or two.
CALL () {
  MATCH (j:Job)
  WHERE j.state = 'queued' AND j.carried = false AND j.due <= datetime()
  RETURN j
  ORDER BY j.state, j.carried, j.due
  LIMIT 100
  UNION ALL
  MATCH (j:Job)
  WHERE j.state = 'queued' AND j.carried = true AND j.due <= datetime() - duration('PT1H')
  RETURN j
  ORDER BY j.state, j.carried, j.due
  LIMIT 100
}
WITH j
WHERE NOT EXISTS {
  MATCH (before:Job)
  WHERE before.document = j.document AND before.state IN ['queued', 'running'] AND before.id < j.id
}
WITH j
ORDER BY j.due, j.id
LIMIT 1
SET j.state = 'running',
    j.holder = $holder,
    j.until = datetime() + duration({seconds: $k}),
    j.attempts = j.attempts + 1,
    j.passages = 0,
    j.fraction = 0.0,
    j.started = datetime()
RETURN properties(j) AS job
