// in: id, holder, reason, k (seconds until it is due), counted (whether the attempt counts); out: job, its properties. No row where another has it. One that is to be cancelled ends so.
MATCH (j:Job {id: $id})
SET j.seen = datetime()
WITH j
WHERE j.holder = $holder AND j.state = 'running'
WITH j, j.cancelling AS cancelling
SET j.state = CASE WHEN cancelling THEN 'cancelled' ELSE 'queued' END,
    j.ended = CASE WHEN cancelling THEN datetime() ELSE null END,
    j.reason = $reason,
    j.due = datetime() + duration({seconds: $k}),
    j.attempts = j.attempts - CASE WHEN $counted THEN 0 ELSE 1 END,
    j.carried = false,
    j.cancelling = false,
    j.until = null,
    j.holder = null
RETURN properties(j) AS job
