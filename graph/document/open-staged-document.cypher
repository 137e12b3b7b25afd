// in: id, collection, version, token (of the run that writes it from now on); out: staged (passages that are there already), complete (whether all of them were read whole).
MERGE (s:StagedDocument {id: $id})
ON CREATE SET s.collection = $collection, s.version = $version, s.staged = 0, s.complete = true, s.last = ''
SET s.token = $token, s.touched = datetime()
RETURN s.staged AS staged, s.complete AS complete
