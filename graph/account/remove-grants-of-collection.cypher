// in: collection; out: nothing.
MATCH (g:Grant {collection: $collection})
DELETE g
