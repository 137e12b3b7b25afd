// in: nothing; out: nothing. First in a transaction that begins jobs: its lock makes those who claim take turns.
MERGE (q:JobQueue {name: 'jobs'})
SET q.turn = datetime()
