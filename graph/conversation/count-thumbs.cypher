// in: route; out: mode, up, down: how many thumbs each retrieval mode has had within the route, of those that it is learnt from.
MATCH (f:Feedback {route: $route})
WHERE f.mode <> '' AND coalesce(f.learns, true)
RETURN f.mode AS mode, count(CASE WHEN f.up THEN 1 END) AS up, count(CASE WHEN NOT f.up THEN 1 END) AS down
ORDER BY mode
