// in: version 14; out: the keys of jobs and of the turn that claimers take, and the indexes by which jobs are claimed, listed, put in the order of their document, and forgotten, and by which the files that they still need are found
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (j:Job) REQUIRE j.id IS UNIQUE;
CREATE CONSTRAINT job_queue_name IF NOT EXISTS FOR (q:JobQueue) REQUIRE q.name IS UNIQUE;
CREATE INDEX job_claim IF NOT EXISTS FOR (j:Job) ON (j.state, j.carried, j.due);
CREATE INDEX job_state IF NOT EXISTS FOR (j:Job) ON (j.state, j.id);
CREATE INDEX job_collection IF NOT EXISTS FOR (j:Job) ON (j.collection, j.state, j.id);
CREATE INDEX job_upload IF NOT EXISTS FOR (j:Job) ON (j.upload, j.state, j.id);
CREATE INDEX job_document IF NOT EXISTS FOR (j:Job) ON (j.document, j.state, j.id);
CREATE INDEX job_until IF NOT EXISTS FOR (j:Job) ON (j.until);
CREATE INDEX job_file IF NOT EXISTS FOR (j:Job) ON (j.file);
CREATE INDEX job_ended IF NOT EXISTS FOR (j:Job) ON (j.ended);
