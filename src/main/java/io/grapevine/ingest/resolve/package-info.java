/// The step `resolve`: what was read of a passage becomes what the graph can keep. Used by the ingest pipeline.
package io.grapevine.ingest.resolve;
