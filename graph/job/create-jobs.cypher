// in: jobs, a list of {id, properties}, k (seconds that those who look for jobs leave to messages); out: nothing. A job that is there stays as it is.
UNWIND $jobs AS job
MERGE (j:Job {id: job.id})
ON CREATE SET j += job.properties, j.state = 'queued', j.carried = false, j.created = datetime(), j.due = datetime() + duration({seconds: $k})
