package io.grapevine.domain;

import java.time.Instant;

/// A source as the user gave it: a file, a page, a record.
///
/// @param id         derived from collection and source, so that the same source is the same document for ever
/// @param collection the set of documents it belongs to
/// @param source     where it came from, as the user would name it (path, upload name, `file.jsonl#id`)
/// @param title      what people call it
/// @param mediaType  such as `application/pdf`
/// @param hash       SHA-256 of its content and of what else decides its passages, in hex
/// @param passages   how many passages it was split into
/// @param ingestedAt when its present content was stored
public record Document(
        String id,
        String collection,
        String source,
        String title,
        String mediaType,
        String hash,
        int passages,
        Instant ingestedAt) {

    /// The name of the collection where none is given.
    public static final String DEFAULT_COLLECTION = "default";

    public Document {
        Require.text("document id", id);
        Require.text("collection", collection);
        Require.text("document source", source);
        Require.text("document hash", hash);
    }
}
