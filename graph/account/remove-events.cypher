// in: until (a time), limit; out: removed, how many events from before that were removed.
MATCH (e:Event)
WHERE e.at < $until
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed
