// in: version 10; out: the key of the record of each document's last change, and the indexes by which changes behind a version and a collection's documents are found
CREATE CONSTRAINT document_change IF NOT EXISTS FOR (c:DocumentChange) REQUIRE (c.document, c.collection) IS UNIQUE;
CREATE INDEX document_change_version IF NOT EXISTS FOR (c:DocumentChange) ON (c.collection, c.version);
CREATE INDEX document_collection IF NOT EXISTS FOR (d:Document) ON (d.collection, d.id);
