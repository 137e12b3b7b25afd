// in: subject (account:ID, group:NAME or everyone), collection, role; out: nothing. The last role counts.
MERGE (g:Grant {key: $subject + '\n' + $collection})
SET g.subject = $subject, g.collection = $collection, g.role = $role
