// in: collections (none means all), level; out: community of each of that level, the largest first.
MATCH (k:Community)
WHERE k.level = $level AND (size($collections) = 0 OR k.collection IN $collections)
RETURN k {.id, .collection, .level, .parent, .title, .summary, .entities, .passages} AS community
ORDER BY k.size DESC, k.id
