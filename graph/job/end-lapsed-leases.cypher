// in: attempts (that a job has), reason; out: job, properties of each whose lease has run out: it waits again, or ends, as failed or as cancelled.
MATCH (j:Job)
WHERE j.until < datetime() AND j.state = 'running'
SET j.due = datetime()
WITH j
WHERE j.until < datetime() AND j.state = 'running'
WITH j, CASE WHEN j.cancelling THEN 'cancelled' WHEN j.attempts >= $attempts THEN 'failed' ELSE 'queued' END AS state
SET j.state = state,
    j.holder = null,
    j.until = null,
    j.carried = false,
    j.cancelling = false,
    j.reason = CASE state WHEN 'failed' THEN $reason ELSE j.reason END,
    j.ended = CASE state WHEN 'queued' THEN null ELSE datetime() END
RETURN properties(j) AS job
