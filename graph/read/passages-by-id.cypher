// in: ids; out: passage of each that exists, in the order of ids.
UNWIND range(0, size($ids) - 1) AS place
MATCH (p:Passage {id: $ids[place]})
RETURN p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end} AS passage
ORDER BY place
