// in: group; out: group, where there was one. Takes its grants along.
MATCH (g:AccountGroup {name: $group})
WITH g, g.name AS group
CALL (group) {
  MATCH (r:Grant {subject: 'group:' + group})
  DELETE r
}
DETACH DELETE g
RETURN group
