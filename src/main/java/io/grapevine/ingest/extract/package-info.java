/// Finds the entities and relations of a passage.
package io.grapevine.ingest.extract;
