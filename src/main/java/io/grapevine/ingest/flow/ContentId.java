package io.grapevine.ingest.flow;

import io.grapevine.ingest.load.Hash;

/// Ids that follow from what they name: the same thing has the same id in every run.
public final class ContentId {

    private static final int LENGTH = 32;

    private ContentId() {}

    public static String ofDocument(String collection, String source) {
        return Hash.of("document", collection, source).substring(0, LENGTH);
    }

    /// The hash of a document that was read in part: one that no content has, so that the next ingest reads it
    /// again.
    public static String ofUnfinished(String hash) {
        return Hash.of(hash, "unfinished");
    }

    /// A passage that did not change keeps its id when its document is replaced.
    public static String ofPassage(String document, int index, String text) {
        return Hash.of("passage", document, String.valueOf(index), text).substring(0, LENGTH);
    }

    /// A passage of a document that is stored part by part beside its older version: they share no id.
    public static String ofPassage(String document, String version, int index, String text) {
        return Hash.of("passage", document, version, String.valueOf(index), text)
                .substring(0, LENGTH);
    }
}
