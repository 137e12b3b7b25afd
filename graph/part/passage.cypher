// in: p, a passage; out: a map of what there is to say of it.
p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end}
