// in: id; out: job, its properties: one that waits is cancelled, one that runs is told to end. No row where it has ended.
MATCH (j:Job {id: $id})
SET j.seen = datetime()
WITH j
WHERE j.state IN ['queued', 'running']
SET j.cancelling = j.state = 'running',
    j.ended = CASE j.state WHEN 'queued' THEN datetime() ELSE null END,
    j.state = CASE j.state WHEN 'queued' THEN 'cancelled' ELSE j.state END
RETURN properties(j) AS job
