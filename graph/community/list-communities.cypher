// in: collections (none means all), level; out: community of each of that level whose quoted passages are all there, the largest first.
MATCH (k:Community)
WHERE k.level = $level AND (size($collections) = 0 OR k.collection IN $collections)
  AND all(id IN k.passages[..6] WHERE EXISTS { MATCH (:Passage {id: id}) })
RETURN k {.id, .collection, .level, .parent, .title, .summary, .entities, .passages} AS community
ORDER BY k.size DESC, k.id
