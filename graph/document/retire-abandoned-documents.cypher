// in: hours; out: nothing. Gives up versions that nobody has written for so long: their run has died, and was not run again.
MATCH (s:StagedDocument)
WHERE s.touched < datetime() - duration({hours: $hours})
REMOVE s:StagedDocument
SET s:RetiredDocument
