package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Finds other versions of documents.
@Singleton
public final class DocumentVersions {

    /// More documents of one name are no versions of one thing.
    private static final int MOST = 50;

    private final Graph graph;

    @Inject
    public DocumentVersions(Graph graph) {
        this.graph = graph;
    }

    /// Two documents that are versions of one.
    ///
    /// @param supersedes whether the first says itself that it takes the other's place
    public record Pair(Document one, Document other, boolean supersedes) {}

    /// The pairs that these documents are the first or the second of.
    public List<Pair> of(Collection<String> documents) {
        return graph.read(
                "document/other-versions",
                Map.of("documents", List.copyOf(documents), "most", MOST),
                row -> new Pair(
                        Rows.document(row.get("one")),
                        Rows.document(row.get("other")),
                        row.get("supersedes").asBoolean()));
    }
}
