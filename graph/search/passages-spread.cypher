// in: documents (ids), share (passages of each), k; out: passage: so many of each document, evenly spread over it, in the order of the documents' sources and of their texts.
UNWIND $documents AS id
MATCH (d:Document {id: id})<-[part:PART_OF]-(p:Passage)
WITH d, p, part.index AS place, CASE WHEN d.passages <= $share THEN 1.0 ELSE toFloat(d.passages) / $share END AS step
WHERE place = 0 OR toInteger(place / step) > toInteger((place - 1) / step)
WITH d, p, place
ORDER BY d.source, d.id, place
LIMIT $k
RETURN
//+ part/passage
  AS passage
