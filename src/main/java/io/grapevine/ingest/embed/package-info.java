/// The step `embed`: passages get their vectors. Used by the ingest pipeline.
package io.grapevine.ingest.embed;
