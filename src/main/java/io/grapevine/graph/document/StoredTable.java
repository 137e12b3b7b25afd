package io.grapevine.graph.document;

import io.grapevine.domain.Table;

/// A table of a document that is in the graph.
///
/// @param id         derived from document, version and position; the same id is the same table
/// @param documentId the document that it stands in
public record StoredTable(String id, String documentId, Table table) {}
