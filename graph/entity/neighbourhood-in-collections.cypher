// in: ids of passages, collections that they are of, limit; out: as neighbourhood.cypher has it, with the entities' names, types and frequencies among the passages of the collections.
MATCH (p:Passage) WHERE p.id IN $ids
WITH collect(p) AS passages
CALL (passages) {
  UNWIND passages AS p
  MATCH (p)-[m:MENTIONS]->(e:Entity)
  WITH e, count(*) AS times, sum(m.weight) AS weight
  ORDER BY times DESC, weight DESC, COUNT { (e)<-[:MENTIONS]-(q:Passage) WHERE q.collection IN $collections }, e.key
  LIMIT $limit
  WITH e, weight
  WITH e, weight,
    COLLECT { MATCH (e)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.name AS name, count(*) AS times ORDER BY times DESC, name LIMIT 1 RETURN name }[0] AS name,
    COLLECT { MATCH (e)<-[m:MENTIONS]-(q:Passage) WHERE q.collection IN $collections WITH m.type AS type, count(*) AS times ORDER BY type = 'other', times DESC, type LIMIT 1 RETURN type }[0] AS type
  RETURN collect(e) AS chosen, collect(e {.key, name: name, type: type, weight: weight}) AS entities
}
RETURN [p IN passages | p {.id, .title}] AS passages, entities,
  COLLECT {
    UNWIND passages AS p
    MATCH (p)-[m:MENTIONS]->(e:Entity) WHERE e IN chosen
    RETURN {passage: p.id, entity: e.key, weight: m.weight}
  } AS mentions,
  COLLECT {
    UNWIND passages AS p
    MATCH (s:Entity)-[r:RELATES {passage: p.id}]->(o:Entity) WHERE s IN chosen AND o IN chosen
    WITH s.key AS subject, o.key AS object, r.phrase AS phrase, sum(r.weight) AS weight
    RETURN {subject: subject, object: object, phrase: phrase, weight: weight}
  } AS relations
