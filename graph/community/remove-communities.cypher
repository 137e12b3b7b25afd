// in: collection, keep (ids); out: nothing. Removes the collection's other communities, and those of collections that are gone.
MATCH (k:Community)
WHERE (k.collection = $collection AND NOT k.id IN $keep) OR NOT EXISTS { (k)-[:OF]->(:Collection) }
DETACH DELETE k
