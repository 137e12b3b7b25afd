// in: nothing; out: removed, how many documents went: those out of sight whose passages are gone.
MATCH (d:RetiredDocument)
WHERE NOT EXISTS { (d)<-[:PART_OF]-() }
WITH d LIMIT 1000
DETACH DELETE d
RETURN count(*) AS removed
