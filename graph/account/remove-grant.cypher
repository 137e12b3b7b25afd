// in: subject, collection; out: role that it had.
MATCH (g:Grant {key: $subject + '\n' + $collection})
WITH g, g.role AS role
DELETE g
RETURN role
