// in: question; out: question, where there was a correction of it.
MATCH (r:RouteCorrection {question: $question})
WITH r, r.question AS question
DELETE r
RETURN question
