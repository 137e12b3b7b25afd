package io.grapevine.ingest;

import io.grapevine.ingest.load.Hash;

/// Ids that follow from what they name: the same thing has the same id in every run.
public final class ContentId {

    private static final int LENGTH = 32;

    private ContentId() {}

    public static String ofDocument(String collection, String source) {
        return Hash.of("document", collection, source).substring(0, LENGTH);
    }

    /// The hash of a document's version that is stored although not all of it could be read.
    static String ofUnfinished(String hash) {
        return Hash.of(hash, "unfinished");
    }

    static String ofPassage(String document, int index, String text) {
        return Hash.of("passage", document, String.valueOf(index), text).substring(0, LENGTH);
    }
}
