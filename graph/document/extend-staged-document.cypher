// in: id, token, from (passages that are there), count (that come), complete, last (id of the last that comes); out: before: id of the last that was there, empty for none. No row where another run writes the document.
MATCH (s:StagedDocument {id: $id})
WHERE s.token = $token AND s.staged = $from
WITH s, s.last AS before
SET s.staged = $from + $count, s.complete = s.complete AND $complete, s.last = $last, s.touched = datetime()
RETURN before
