// in: group (made where there is none), id (of an account); out: id, where there is such an account.
MATCH (a:Account {id: $id})
MERGE (g:AccountGroup {name: $group})
MERGE (a)-[:IN_GROUP]->(g)
RETURN a.id AS id
