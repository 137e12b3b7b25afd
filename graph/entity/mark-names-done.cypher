// in: names, a list of {key, name}; out: nothing. Records that the name has its vector and its ties; one that was renamed meanwhile is left to be done.
UNWIND $names AS row
MATCH (e:Entity {key: row.key})
WHERE e.name = row.name
SET e.embeddedName = row.name
