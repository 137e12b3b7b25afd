// in: key; out: alias: each key that was merged into it, or into one that was.
MATCH (a:Alias)-[:ALIAS_OF*]->(:Alias {key: $key})
RETURN a.key AS alias
ORDER BY alias
