// in: documents, ids; out: nothing. Removes the communities that quote a passage of them. Looks at the documents' own entities only.
UNWIND $documents AS id
MATCH (:Document {id: id})<-[:PART_OF]-(p:Passage)-[:MENTIONS]->(:Entity)-[:MEMBER_OF]->(k:Community|StagedCommunity)
WHERE p.id IN k.passages
WITH DISTINCT k
DETACH DELETE k
