// in: collection, keep (ids); out: nothing. Takes the collection's other communities out of readers' sight, those that are staged anew, and those of collections that are gone.
MATCH (k:Community)
WHERE (k.collection = $collection AND (NOT k.id IN $keep OR EXISTS { (:StagedCommunity {id: k.id}) }))
  OR NOT EXISTS { (k)-[:OF]->(:Collection) }
REMOVE k:Community
SET k:RetiredCommunity
