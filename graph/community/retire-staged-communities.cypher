// in: collection; out: nothing. Gives up the staged communities that no refresh has published: they are of an older state.
MATCH (k:StagedCommunity {collection: $collection})
REMOVE k:StagedCommunity
SET k:RetiredCommunity
