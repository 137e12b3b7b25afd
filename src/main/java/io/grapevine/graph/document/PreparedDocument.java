package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.domain.PreparedPassage;
import java.util.HashSet;
import java.util.List;

/// A document with all that the graph keeps of it, passages in their order.
public record PreparedDocument(Document document, List<PreparedPassage> passages) {

    /// @throws IllegalArgumentException where a passage is another document's, or a triple speaks of an entity
    /// that its
    ///         passage does not mention: such an edge would outlive the passages that support it
    public PreparedDocument {
        passages = List.copyOf(passages);
        passages.forEach(passage -> requireOf(document.id(), passage));
    }

    static void requireOf(String document, PreparedPassage prepared) {
        var passage = prepared.passage();
        if (!passage.documentId().equals(document)) {
            throw new IllegalArgumentException(
                    "passage " + passage.id() + " is part of " + passage.documentId() + ", not of " + document);
        }
        requireMentioned(prepared);
    }

    private static void requireMentioned(PreparedPassage prepared) {
        var keys = new HashSet<String>();
        prepared.extraction().mentions().forEach(m -> keys.add(m.entity().key()));
        for (var triple : prepared.extraction().triples()) {
            if (!keys.contains(triple.subject()) || !keys.contains(triple.object())) {
                throw new IllegalArgumentException("triple " + triple + " speaks of an entity that passage "
                        + prepared.passage().id() + " does not mention");
            }
        }
    }
}
