// in: nothing; out: nothing. Removes the collections that have no document. Collections are few: all are looked at.
MATCH (c:Collection)
WHERE NOT EXISTS { (c)<-[:IN]-() }
DETACH DELETE c
