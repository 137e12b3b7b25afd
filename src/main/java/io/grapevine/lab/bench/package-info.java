/// Measures speed from end to end: ingest, queries, the walk.
package io.grapevine.lab.bench;
