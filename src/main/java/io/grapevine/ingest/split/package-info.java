/// Cuts documents into passages along their structure.
package io.grapevine.ingest.split;
