// in: collection, version (of the graph that its communities were found at); out: nothing.
MATCH (c:Collection {name: $collection})
SET c.communitiesVersion = $version
