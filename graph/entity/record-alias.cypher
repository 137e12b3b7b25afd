// in: alias, into (keys); out: nothing. Records that what is read of the one is stored with the other.
MERGE (a:Alias {key: $alias})
MERGE (b:Alias {key: $into})
MERGE (a)-[r:ALIAS_OF]->(b)
ON CREATE SET r.since = datetime()
