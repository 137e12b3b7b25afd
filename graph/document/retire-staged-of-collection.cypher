// in: collection; out: nothing. Gives up what is staged of the collection's documents.
MATCH (s:StagedDocument {collection: $collection})
REMOVE s:StagedDocument
SET s:RetiredDocument
