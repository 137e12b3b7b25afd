// in: ids; out: nothing. Messages carry these jobs: those who look for themselves leave them for an hour to whom the messages reach. One that was reached already is not marked.
UNWIND $ids AS id
MATCH (j:Job {id: id})
SET j.seen = datetime()
WITH j
WHERE j.state = 'queued' AND j.started IS NULL AND j.left IS NULL
SET j.carried = true, j.due = datetime()
