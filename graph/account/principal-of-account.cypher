// in: id; out: account, groups, grants of part/principal, where there is such an account and it is active.
MATCH (a:Account {id: $id})
WHERE a.active
//+ part/principal
