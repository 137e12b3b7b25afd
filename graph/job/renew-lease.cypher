// in: id, holder, k (seconds), passages, fraction; out: cancelling, whether the job is to end. No row where another has it.
MATCH (j:Job {id: $id})
SET j.seen = datetime()
WITH j
WHERE j.holder = $holder AND j.state = 'running'
SET j.until = datetime() + duration({seconds: $k}), j.passages = $passages, j.fraction = $fraction
RETURN j.cancelling AS cancelling
