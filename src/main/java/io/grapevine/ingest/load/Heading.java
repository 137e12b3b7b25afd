package io.grapevine.ingest.load;

/// A heading in a document's text.
///
/// @param start offset of its first character
/// @param end   offset behind its last character
/// @param level 1 for the highest
public record Heading(int start, int end, int level, String title) {}
