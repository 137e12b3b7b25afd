// in: keys of entities that nothing mentions any more; out: nothing.
UNWIND $keys AS key
MATCH (e:Entity {key: key})
DETACH DELETE e
