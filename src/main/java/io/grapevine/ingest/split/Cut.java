package io.grapevine.ingest.split;

/// Where a passage lies in a document's text.
///
/// @param start   offset of its first character
/// @param end     offset behind its last character
/// @param heading the path of headings above it, ` > ` between them; empty where there is none
/// @param page    page that it lies on, from 1; 0 where the document has no pages
public record Cut(int start, int end, String heading, int page) {}
