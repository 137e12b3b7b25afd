// in: group, id (of an account); out: group, where it was a member.
MATCH (:Account {id: $id})-[in:IN_GROUP]->(g:AccountGroup {name: $group})
DELETE in
RETURN g.name AS group
