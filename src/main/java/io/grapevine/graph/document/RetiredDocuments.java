package io.grapevine.graph.document;

import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Removes documents that readers do not see any more, in transactions of some hundred passages.
///
/// A long document is first taken out of sight, which changes labels only, and then removed bit by bit; what a
/// process that died has left of that, the next one finds by the label and completes. Costs the removal of the
/// passages, and one count from the store's statistics where there is nothing to do.
final class RetiredDocuments {

    /// Some 35 edges hang on a passage; measured, a transaction of so many takes Neo4j less than a second.
    private static final int PASSAGES = 256;

    private final Graph graph;

    RetiredDocuments(Graph graph) {
        this.graph = graph;
    }

    /// Removes all that is out of sight. Safe while others do the same.
    ///
    /// @param removed told how many documents went, bit by bit
    void clear(IntConsumer removed) {
        while (left() > 0) {
            removed.accept(graph.transaction(writer -> {
                writer.run("document/take-turn", Map.of());
                var parts = new DocumentParts(writer);
                parts.clearRetired(PASSAGES);
                parts.settle();
                int gone = writer.write(
                                "document/clear-retired-documents",
                                Map.of(),
                                row -> row.get("removed").asInt())
                        .getFirst();
                if (gone > 0) { // names of entities may have changed with the last of its passages
                    writer.run("document/next-version", Map.of());
                }
                return gone;
            }));
        }
    }

    void clear() {
        clear(removed -> {});
    }

    /// Takes documents out of sight, in one transaction that changes labels only.
    ///
    /// @return how many there were
    int retire(List<String> documents) {
        return graph.transaction(writer -> {
            writer.run("document/next-version", Map.of());
            writer.run("document/note-changes", Map.of("documents", documents));
            writer.run("community/remove-communities-of-documents", Map.of("documents", documents));
            int retired = writer.write(
                            "document/retire-documents",
                            Map.of("documents", documents),
                            row -> row.get("retired").asInt())
                    .getFirst();
            writer.run("document/remove-empty-collections", Map.of());
            return retired;
        });
    }

    private int left() {
        return graph.read(
                        "document/count-retired-documents",
                        Map.of(),
                        row -> row.get("retired").asInt())
                .getFirst();
    }
}
