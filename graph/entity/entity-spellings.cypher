// in: keys; out: key, spellings of each entity that exists.
UNWIND $keys AS key
MATCH (e:Entity {key: key})
RETURN key, e.spellings AS spellings
