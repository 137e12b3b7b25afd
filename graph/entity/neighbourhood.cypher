// in: ids of passages, limit; out: one row: passages [{id, title}], entities [{key, name, type, weight}] (those that most of the passages mention), mentions [{passage, entity, weight}], relations [{subject, object, phrase, weight}].
MATCH (p:Passage) WHERE p.id IN $ids
WITH collect(p) AS passages
CALL (passages) {
  UNWIND passages AS p
  MATCH (p)-[m:MENTIONS]->(e:Entity)
  WITH e, count(*) AS times, sum(m.weight) AS weight
  ORDER BY times DESC, weight DESC, COUNT { (e)<-[:MENTIONS]-() }, e.key
  LIMIT $limit
  RETURN collect(e) AS chosen, collect(e {.key, .name, .type, weight: weight}) AS entities
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
