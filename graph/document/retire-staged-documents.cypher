// in: ids (documents); out: nothing. Gives up what is staged of these documents.
UNWIND $ids AS id
MATCH (s:StagedDocument {id: id})
REMOVE s:StagedDocument
SET s:RetiredDocument
