// in: alias (key); out: nothing. Takes the record of its merge back.
MATCH (a:Alias {key: $alias})-[r:ALIAS_OF]->(b:Alias)
DELETE r
WITH a, b
UNWIND [a, b] AS node
WITH node WHERE NOT EXISTS { (node)-[:ALIAS_OF]-() }
DELETE node
