// in: id; out: nothing. A message of this job came too early, as its document has an earlier one: whoever looks for jobs takes it, in time.
MATCH (j:Job {id: $id})
SET j.seen = datetime()
WITH j
WHERE j.state = 'queued'
SET j.carried = false, j.left = true, j.due = datetime()
