// in: collections (none means all), documents (ids; null for all), conditions (each with field, key of the property, values in lower case, prefixes of days, from, to, fromNumber, toNumber; nulls for none), limit; out: id, collection, source of each document that meets all, by source.
MATCH (d:Document)
WHERE (size($collections) = 0 OR d.collection IN $collections)
  AND ($documents IS NULL OR d.id IN $documents)
  AND all(c IN $conditions WHERE any(v IN CASE c.field
      WHEN 'source' THEN [d.source]
      WHEN 'title' THEN [d.title]
      WHEN 'type' THEN [d.mediaType]
      WHEN 'collection' THEN [d.collection]
      WHEN 'ingested' THEN [toString(date(d.ingestedAt))]
      ELSE coalesce(d[c.key], []) END
    WHERE (size(c.values) = 0 OR toLower(v) IN c.values OR any(prefix IN c.prefixes WHERE v STARTS WITH prefix))
      AND (c.from IS NULL OR CASE WHEN c.fromNumber IS NOT NULL AND toFloatOrNull(v) IS NOT NULL
        THEN toFloat(v) >= c.fromNumber ELSE v >= c.from OR c.from STARTS WITH v END)
      AND (c.to IS NULL OR CASE WHEN c.toNumber IS NOT NULL AND toFloatOrNull(v) IS NOT NULL
        THEN toFloat(v) <= c.toNumber ELSE v <= c.to OR v STARTS WITH c.to END)))
RETURN d.id AS id, d.collection AS collection, d.source AS source
ORDER BY source, id
LIMIT $limit
