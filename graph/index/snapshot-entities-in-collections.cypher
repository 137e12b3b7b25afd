// in: collections; out: key, name, type of each entity that their passages mention, as these name it, by key.
MATCH (p:Passage)-[m:MENTIONS]->(e:Entity)
WHERE p.collection IN $collections
WITH e, m.name AS name, m.type AS type, count(*) AS times
WITH e, collect({name: name, type: type, times: times}) AS spellings
RETURN e.key AS key,
  COLLECT { UNWIND spellings AS s WITH s.name AS name, sum(s.times) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0] AS name,
  COLLECT { UNWIND spellings AS s WITH s.type AS type, sum(s.times) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] AS type
ORDER BY key
