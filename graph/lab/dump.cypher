// in: labels, keys, both left out; out: line, one for each node and each edge with all that it holds, keys sorted. What is only a record of when things changed is left out.
CALL () {
  MATCH (n)
  WHERE NOT n:__Neo4jMigration AND NOT n:GraphState AND NOT n:DocumentChange AND none(l IN labels(n) WHERE l IN $labels)
  WITH n, [k IN keys(n) WHERE NOT k IN $keys] AS chosen
  UNWIND CASE WHEN size(chosen) = 0 THEN [null] ELSE chosen END AS key
  WITH n, key ORDER BY key
  WITH n, collect(key + '=' + CASE WHEN n[key] IS :: LIST<FLOAT NOT NULL> THEN reduce(t = '', x IN n[key] | t + ' ' + toString(x)) WHEN n[key] IS :: LIST<STRING NOT NULL> THEN reduce(t = '', x IN n[key] | t + ' ' + x) ELSE toString(n[key]) END) AS held
  RETURN 'node ' + reduce(t = '', l IN labels(n) | t + ':' + l) + reduce(t = '', h IN held | t + ' ' + h) AS line
  UNION ALL
  MATCH (a)-[r]->(b)
  WHERE NOT a:__Neo4jMigration AND none(l IN labels(a) + labels(b) WHERE l IN $labels)
  WITH a, r, b, [k IN keys(r) WHERE NOT k IN $keys] AS chosen
  UNWIND CASE WHEN size(chosen) = 0 THEN [null] ELSE chosen END AS key
  WITH a, r, b, key ORDER BY key
  WITH a, r, b, collect(key + '=' + toString(r[key])) AS held
  RETURN 'edge ' + coalesce(a.id, a.key, a.name) + ' -' + type(r) + '-> ' + coalesce(b.id, b.key, b.name) + reduce(t = '', h IN held | t + ' ' + h) AS line
}
RETURN line
