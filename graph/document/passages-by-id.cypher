// in: ids; out: passage of each that exists, in the order of ids. One that is removed meanwhile has lost its properties already: it is left out.
UNWIND range(0, size($ids) - 1) AS place
MATCH (p:Passage {id: $ids[place]})
WITH place,
//+ part/passage
  AS passage
WHERE none(property IN keys(passage) WHERE passage[property] IS NULL)
RETURN passage
ORDER BY place
