// in: nothing; out: alias, into, since of each recorded merge; entity: the key that it is stored with in the end, by that and alias.
MATCH (a:Alias)-[r:ALIAS_OF]->(b:Alias)
MATCH (b)-[:ALIAS_OF*0..]->(last:Alias)
WHERE NOT EXISTS { (last)-[:ALIAS_OF]->() }
RETURN a.key AS alias, b.key AS into, r.since AS since, last.key AS entity
ORDER BY entity, alias
