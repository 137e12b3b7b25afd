// in: from (key of an entity), as (keys that were read); out: nothing. Records that the documents which mention it under one of these change with the graph's present version.
MATCH (s:GraphState {name: 'graph'})
MATCH (p:Passage)-[m:MENTIONS]->(:Entity {key: $from})
WHERE coalesce(m.as, $from) IN $as
WITH DISTINCT s, p.documentId AS document, p.collection AS collection
MERGE (c:DocumentChange {document: document, collection: collection})
SET c.version = s.version
