// in: members, a list of {community (id), key (of an entity)}; out: nothing. Ties entities to staged communities.
UNWIND $members AS row
MATCH (e:Entity {key: row.key}), (k:StagedCommunity {id: row.community})
MERGE (e)-[:MEMBER_OF]->(k)
