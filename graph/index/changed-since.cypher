// in: collection, since (a version); out: changed, whether one of its documents came, changed or went behind that version.
RETURN EXISTS { MATCH (c:DocumentChange) WHERE c.collection = $collection AND c.version > $since } AS changed
