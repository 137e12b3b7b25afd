/// What passes between the steps of an ingest, and the threads on which they run. Used by the steps only.
package io.grapevine.ingest.flow;
