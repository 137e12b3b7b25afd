/// The records of jobs in Neo4j: who does which, for how long, and what came of it. Called by `ingest` and the doors.
package io.grapevine.graph.job;
