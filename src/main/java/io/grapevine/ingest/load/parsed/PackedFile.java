package io.grapevine.ingest.load.parsed;

/// A file that was in another.
///
/// @param name as the archive or mail calls it
/// @param file where it was written
public record PackedFile(String name, String file) {}
