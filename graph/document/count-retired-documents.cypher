// in: nothing; out: retired, how many documents are out of sight and not removed yet.
MATCH (d:RetiredDocument)
RETURN count(d) AS retired
