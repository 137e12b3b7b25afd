// in: collections, null for all; out: collection, subject, name (of the subject's account), role, by collection and subject.
MATCH (g:Grant)
WHERE $collections IS NULL OR g.collection IN $collections
OPTIONAL MATCH (a:Account {id: substring(g.subject, 8)}) WHERE g.subject STARTS WITH 'account:'
RETURN g.collection AS collection, g.subject AS subject, a.name AS name, g.role AS role
ORDER BY collection, subject
