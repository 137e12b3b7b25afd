// in: documents (ids) that exist; out: nothing. Records that they change with the graph's present version, so that the walk's index takes in what changed and nothing else. Before they go, or when they have come.
MATCH (s:GraphState {name: 'graph'})
UNWIND $documents AS id
MATCH (d:Document {id: id})
MERGE (c:DocumentChange {document: id, collection: d.collection})
SET c.version = s.version
