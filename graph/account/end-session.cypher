// in: hash; out: nothing.
MATCH (s:AccountSession {hash: $hash})
DETACH DELETE s
