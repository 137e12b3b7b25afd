// in: id; out: job, its properties, as it waits again with all of its attempts. No row where it has not failed and was not cancelled.
MATCH (j:Job {id: $id})
SET j.seen = datetime()
WITH j
WHERE j.state IN ['failed', 'cancelled']
SET j.state = 'queued',
    j.reason = '',
    j.attempts = 0,
    j.passages = 0,
    j.fraction = 0.0,
    j.due = datetime(),
    j.carried = false,
    j.ended = null
RETURN properties(j) AS job
