// in: who, what (null for all), from, until (times; null for all), limit; out: event {at, who, what, subject}, the newest first.
MATCH (e:Event)
WHERE e.at >= coalesce($from, datetime('1970-01-01T00:00Z')) AND ($until IS NULL OR e.at < $until)
  AND ($who IS NULL OR e.who = $who) AND ($what IS NULL OR e.what = $what)
RETURN e {.at, .who, .what, .subject} AS event
ORDER BY e.at DESC, e.id
LIMIT $limit
