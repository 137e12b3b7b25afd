// in: name (of the process that held it); out: nothing.
MATCH (l:SchemaLease {name: 'schema', holder: $name})
DELETE l
