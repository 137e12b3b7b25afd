// in: after (a key), limit; out: key, name of entities behind that key whose name is a proper one without digits and has no vector yet, by key.
MATCH (e:Entity)
WHERE e.key > $after AND e.name =~ '(?s).*\\p{Lu}.*' AND NOT e.name =~ '(?s).*\\p{N}.*' AND coalesce(e.embeddedName, '') <> e.name
RETURN e.key AS key, e.name AS name
ORDER BY key
LIMIT $limit
