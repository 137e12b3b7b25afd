// in: entities, a list of {key, name, type, spellings}; out: nothing. Makes or changes each.
UNWIND $entities AS row
MERGE (e:Entity {key: row.key})
SET e.name = row.name, e.type = row.type, e.spellings = row.spellings
