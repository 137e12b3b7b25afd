// in: communities, a list of {id, parent}; out: nothing. From here on they are found.
UNWIND $communities AS row
MATCH (k:Community {id: row.id})
SET k.parent = row.parent
REMOVE k.pending
