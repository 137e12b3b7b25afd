// in: document, id; offsets; out: passage of the document that holds each of these offsets in its text, each once, in their order
MATCH (d:Document {id: $document})<-[:PART_OF]-(p:Passage)
WHERE any(offset IN $offsets WHERE p.start <= offset AND offset < p.end)
RETURN
//+ part/passage
  AS passage
ORDER BY p.start
