// in: passages, ids; limit; out: id, document of the tables that these passages hold rows of, in the order of the passages. Tables of another version of the document are not seen.
UNWIND range(0, size($passages) - 1) AS place
MATCH (p:Passage {id: $passages[place]})-[:PART_OF]->(d:Document)
MATCH (t:Table {documentId: d.id})
WHERE d.hash IN t.versions AND t.start < p.end AND p.start < t.end
WITH t, d, min(place) AS place
RETURN t.id AS id, d.id AS document
ORDER BY place, t.index
LIMIT $limit
