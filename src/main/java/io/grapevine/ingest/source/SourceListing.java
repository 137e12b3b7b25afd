package io.grapevine.ingest.source;

import io.grapevine.ingest.IngestRequest.Input;
import java.util.List;
import java.util.Map;

/// What a source holds.
///
/// @param inputs files and folders; a document of the collection that is in none of them has gone
/// @param unread what is there, or may be, and could not be read, with the reason: it and what is below it stays
public record SourceListing(List<Input> inputs, Map<String, String> unread) {

    public SourceListing {
        inputs = List.copyOf(inputs);
        unread = Map.copyOf(unread);
    }
}
