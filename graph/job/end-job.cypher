// in: id, holder, state, reason, properties (what came of it); out: job, its properties. No row where another has it.
MATCH (j:Job {id: $id})
SET j.seen = datetime()
WITH j
WHERE j.holder = $holder AND j.state = 'running'
SET j += $properties
SET j.state = $state, j.reason = $reason, j.ended = datetime(), j.until = null, j.holder = null, j.cancelling = false
RETURN properties(j) AS job
