package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Table;
import java.util.List;

/// A document that was split and is on its way into the graph.
///
/// @param bytes    size of its source, for progress
/// @param replaces whether an older version is in the graph
record Draft(Document document, List<Passage> passages, List<Table> tables, long bytes, boolean replaces) {}
