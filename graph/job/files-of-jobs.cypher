// in: hashes (of files); out: hash of each that a job needs which has not ended well.
UNWIND $hashes AS hash
MATCH (j:Job {file: hash})
WHERE j.state IN ['queued', 'running', 'failed', 'cancelled']
RETURN DISTINCT hash
