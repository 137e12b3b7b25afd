// in: keys of entities whose mentions changed; out: nothing. Each takes the name and the type that most mentions give it (the smallest of equals); one without mentions goes.
UNWIND $keys AS key
MATCH (e:Entity {key: key})
CALL (e) {
  MATCH (e)<-[m:MENTIONS]-()
  WITH m.name AS name, count(*) AS times
  ORDER BY times DESC, name
  RETURN collect(name)[0] AS name
}
CALL (e) {
  MATCH (e)<-[m:MENTIONS]-()
  WITH m.type AS type, count(*) AS times
  ORDER BY type = 'other', times DESC, type
  RETURN collect(type)[0] AS type
}
FOREACH (_ IN CASE WHEN name IS NULL THEN [1] ELSE [] END | DETACH DELETE e)
FOREACH (_ IN CASE WHEN name IS NULL THEN [] ELSE [1] END | SET e.name = name, e.type = type)
