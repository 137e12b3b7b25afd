// in: version 8; out: the key of documents' tables, and the index by which they are found
CREATE CONSTRAINT table_id IF NOT EXISTS FOR (t:Table) REQUIRE t.id IS UNIQUE;
CREATE INDEX table_document IF NOT EXISTS FOR (t:Table) ON (t.documentId);
