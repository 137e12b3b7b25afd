// in: documents (ids); out: of each of their passages id, document, title, text, mentions (lists of key, name, type, weight) and the relations that were read in it (lists of subject, object, weight), grouped by document.
UNWIND $documents AS document
MATCH (:Document {id: document})<-[part:PART_OF]-(p:Passage)
WITH document, part.index AS place, p
ORDER BY document, place
RETURN p.id AS id, document, p.title AS title, p.text AS text,
  COLLECT { MATCH (p)-[m:MENTIONS]->(e:Entity) RETURN [e.key, e.name, e.type, m.weight] ORDER BY e.key } AS mentions,
  COLLECT { MATCH (s:Entity)-[r:RELATES {passage: p.id}]->(o:Entity) RETURN [s.key, o.key, r.weight] ORDER BY s.key, o.key, r.weight } AS relations
