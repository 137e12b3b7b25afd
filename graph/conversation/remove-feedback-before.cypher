// in: until (a time), limit; out: removed, how many thumbs are gone that were given before that.
MATCH (f:Feedback)
WHERE f.at < $until
WITH f LIMIT $limit
DELETE f
RETURN count(*) AS removed
