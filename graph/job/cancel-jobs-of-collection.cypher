// in: collection; out: nothing. Cancels its jobs that have not ended, as cancel-job does one.
MATCH (j:Job)
WHERE j.collection = $collection AND j.state IN ['queued', 'running'] AND j.id >= ''
SET j.seen = datetime()
WITH j
WHERE j.state IN ['queued', 'running']
SET j.cancelling = j.state = 'running',
    j.ended = CASE j.state WHEN 'queued' THEN datetime() ELSE null END,
    j.state = CASE j.state WHEN 'queued' THEN 'cancelled' ELSE j.state END
