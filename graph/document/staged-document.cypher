// in: id; out: token, staged, complete of the document's next version, where one is being written.
MATCH (s:StagedDocument {id: $id})
RETURN s.token AS token, s.staged AS staged, s.complete AS complete
