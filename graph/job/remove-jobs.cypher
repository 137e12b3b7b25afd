// in: until (a time), limit; out: removed, how many jobs were removed that had ended before that.
MATCH (j:Job)
WHERE j.ended < $until
WITH j LIMIT $limit
DELETE j
RETURN count(*) AS removed
