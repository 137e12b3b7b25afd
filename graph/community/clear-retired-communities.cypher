// in: limit; out: removed, how many communities went: those out of sight whose ties are gone.
MATCH (k:RetiredCommunity)
WHERE NOT EXISTS { (k)--() }
WITH k LIMIT $limit
DELETE k
RETURN count(*) AS removed
