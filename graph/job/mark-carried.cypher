// in: ids; out: nothing. A message carries these jobs: those who look for themselves leave them to whom it reaches.
UNWIND $ids AS id
MATCH (j:Job {id: id})
SET j.seen = datetime()
WITH j
WHERE j.state = 'queued'
SET j.carried = true
