// in: collection; out: nothing. Gives up communities that a run has left half written.
MATCH (k:StagedCommunity {collection: $collection})
REMOVE k:StagedCommunity
SET k:RetiredCommunity
