package io.grapevine.graph.document;

import io.grapevine.domain.Document;

/// The next version of a long document, while it is written where readers do not look.
///
/// @param document id of the document
/// @param version  what decides its passages; a run that finds the same version goes on with it
/// @param token    of the run that writes it
/// @param passages how many are written, the first ones of the document
/// @param complete whether each of them was read by all that it was to be read by
public record StagedDocument(String document, String version, String token, int passages, boolean complete) {

    /// Documents of more passages than this are staged; others are written whole in one transaction: 512
    /// passages are some 20,000 nodes and edges, which take Neo4j about two seconds and 40 MB.
    public static final int STAGED_ABOVE = 512;

    public static boolean isNeededFor(int passages) {
        return passages > STAGED_ABOVE;
    }

    static boolean isNeededFor(Document document) {
        return isNeededFor(document.passages());
    }

    StagedDocument with(int more, boolean read) {
        return new StagedDocument(document, version, token, passages + more, complete && read);
    }
}
