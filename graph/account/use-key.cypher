// in: hash, now; out: nothing. Notes that the key was used.
MATCH (k:ApiKey {hash: $hash})
SET k.usedAt = $now
