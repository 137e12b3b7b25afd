// in: id; out: job, its properties.
MATCH (j:Job {id: $id})
RETURN properties(j) AS job
