// in: version 3; out: each entity's spellings, how many mentions give it which type and name, so that a change need not look at all of its mentions
MATCH (e:Entity)<-[m:MENTIONS]-()
WITH e, m.name AS name, m.type AS type, count(*) AS times
ORDER BY name, type
WITH e, collect(toString(times) + ' ' + type + ' ' + name) AS spellings
SET e.spellings = spellings;
