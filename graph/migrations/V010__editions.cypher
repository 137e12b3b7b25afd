// in: version 9; out: the indexes by which other versions of a document are found
CREATE INDEX document_family IF NOT EXISTS FOR (d:Document) ON (d.family);
CREATE INDEX document_titled IF NOT EXISTS FOR (d:Document) ON (d.titled);
CREATE INDEX document_supersedes IF NOT EXISTS FOR (d:Document) ON (d.supersedes);
