/// Ingestion that outlives the request which asked for it: jobs, and the workers that do them. Called by the doors.
package io.grapevine.ingest.job;
