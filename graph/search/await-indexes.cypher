// in: nothing; out: nothing, once every index answers.
CALL db.awaitIndexes(60)
