// in: id, holder, k (seconds that its lease lasts); out: job, properties of it, where it waits and its document has no earlier job that has not ended; else no row.
MATCH (j:Job {id: $id})
WHERE j.state = 'queued' AND NOT EXISTS {
  MATCH (before:Job)
  WHERE before.document = j.document AND before.state IN ['queued', 'running'] AND before.id < j.id
}
SET j.state = 'running',
    j.holder = $holder,
    j.until = datetime() + duration({seconds: $k}),
    j.attempts = j.attempts + 1,
    j.passages = 0,
    j.fraction = 0.0,
    j.started = datetime()
RETURN properties(j) AS job
