// in: keys, collections (none means all); out: key, type of the entities that passages of the collections mention, as these say.
UNWIND $keys AS key
MATCH (e:Entity {key: key})
WITH e, CASE WHEN size($collections) = 0 THEN e.type
  ELSE COLLECT { MATCH (e)<-[m:MENTIONS]-(p:Passage) WHERE p.collection IN $collections WITH m.type AS type, count(*) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] END AS type
WHERE type IS NOT NULL
RETURN e.key AS key, type
