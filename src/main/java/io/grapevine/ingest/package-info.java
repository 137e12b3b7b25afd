/// Takes documents into the graph: load, split, embed, extract, resolve, store, a folder a step.
///
/// Called by `api` and `cli`; never sees `answer`.
package io.grapevine.ingest;
