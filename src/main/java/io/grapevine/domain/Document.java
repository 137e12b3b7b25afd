package io.grapevine.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
/// @param metadata   what it says of itself and what was said of it: `author`, `date`, `version`, `tags` and
///                   fields of the user's own, each with one value or more
public record Document(
        String id,
        String collection,
        String source,
        String title,
        String mediaType,
        String hash,
        int passages,
        Instant ingestedAt,
        Map<String, List<String>> metadata) {

    /// The field of the metadata that has the SHA-256 of the file that it came from, where that is kept.
    public static final String ORIGINAL = "original-sha256";

    /// The name of the collection where none is given.
    public static final String DEFAULT_COLLECTION = "default";

    public Document {
        Require.text("document id", id);
        Require.text("collection", collection);
        Require.text("document source", source);
        Require.text("document hash", hash);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// A document of which nothing more is known.
    public Document(
            String id,
            String collection,
            String source,
            String title,
            String mediaType,
            String hash,
            int passages,
            Instant ingestedAt) {
        this(id, collection, source, title, mediaType, hash, passages, ingestedAt, Map.of());
    }

    public Document withHash(String other) {
        return new Document(id, collection, source, title, mediaType, other, passages, ingestedAt, metadata);
    }

    /// Whether a user who writes `name` means it for certain: by its id, its source, or the file of which it is a
    /// record.
    public boolean isNamed(String name) {
        return id.equals(name) || source.equals(name) || source.startsWith(name + "#");
    }

    /// The first value of a field of its metadata.
    public Optional<String> first(String field) {
        return Optional.ofNullable(metadata.get(field)).map(List::getFirst);
    }
}
