// in: id, version; out: nothing. Gives up what is staged of the document's other versions.
MATCH (s:StagedDocument {id: $id})
WHERE s.version <> $version
REMOVE s:StagedDocument
SET s:RetiredDocument
