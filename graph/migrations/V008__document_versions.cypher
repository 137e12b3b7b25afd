// in: version 7; out: the keys of what is written in parts and not seen by readers yet: the next version of a long document, its passages, and communities
CREATE CONSTRAINT staged_document_id IF NOT EXISTS FOR (d:StagedDocument) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT staged_passage_id IF NOT EXISTS FOR (p:StagedPassage) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT staged_community_id IF NOT EXISTS FOR (c:StagedCommunity) REQUIRE c.id IS UNIQUE;
