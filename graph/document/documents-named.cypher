// in: collections (none means all), names, ends (each a name behind a slash); out: document, properties of each whose id or source is one of the names, whose file of records is, or whose source ends so, by collection and source.
MATCH (d:Document)
WHERE (size($collections) = 0 OR d.collection IN $collections)
  AND (d.id IN $names OR any(name IN $names WHERE d.source = name OR d.source STARTS WITH name + '#')
    OR any(end IN $ends WHERE d.source ENDS WITH end OR d.source CONTAINS end + '#'))
RETURN properties(d) AS document
ORDER BY d.collection, d.source
