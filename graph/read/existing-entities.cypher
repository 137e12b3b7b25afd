// in: keys; out: key, name, type of those that exist.
MATCH (e:Entity) WHERE e.key IN $keys
RETURN e.key AS key, e.name AS name, e.type AS type
