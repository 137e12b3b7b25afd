// in: id, right (whether the password was), most (failures in a row), now, until (how long it is locked after these); out: locked, whether it is by this one.
MATCH (a:Account {id: $id})
SET a.failures = CASE WHEN $right THEN 0 ELSE a.failures + 1 END,
  a.signedInAt = CASE WHEN $right THEN $now ELSE a.signedInAt END
WITH a, a.failures >= $most AS locked
SET a.lockedUntil = CASE WHEN locked THEN $until ELSE a.lockedUntil END,
  a.failures = CASE WHEN locked THEN 0 ELSE a.failures END
RETURN locked
