// in: id, right (whether the password was), most (failures in a row), now, until (how long it is locked after these); out: nothing.
MATCH (a:Account {id: $id})
SET a.failures = CASE WHEN $right THEN 0 ELSE a.failures + 1 END
SET a.lockedUntil = CASE WHEN a.failures >= $most THEN $until ELSE a.lockedUntil END,
  a.failures = CASE WHEN a.failures >= $most THEN 0 ELSE a.failures END,
  a.signedInAt = CASE WHEN $right THEN $now ELSE a.signedInAt END
