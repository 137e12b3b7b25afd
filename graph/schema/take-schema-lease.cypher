// in: name (of the process that asks), k (seconds that it lasts); out: holder, the process that has the lease now. Prolongs a lease of its own.
MERGE (l:SchemaLease {name: 'schema'})
SET l.asked = datetime()
WITH l, coalesce(l.until < l.asked, true) AS free
SET l.holder = CASE WHEN free OR l.holder = $name THEN $name ELSE l.holder END
SET l.until = CASE WHEN l.holder = $name THEN l.asked + duration({seconds: $k}) ELSE l.until END
RETURN l.holder AS holder
