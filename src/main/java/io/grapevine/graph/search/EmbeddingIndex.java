package io.grapevine.graph.search;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.graph.driver.Graph;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// Sees to it that vectors of one model only are in the vector index, and that questions are embedded by the
/// same.
@Singleton
public final class EmbeddingIndex {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Graph graph;
    private volatile Agreed agreed = new Agreed(new Model("", 0), System.nanoTime());

    /// @param at when it was looked up, by the nanosecond clock
    private record Agreed(Model model, long at) {}

    private record Model(String name, int dimension) {

        @Override
        public String toString() {
            return name + " (" + dimension + " numbers a vector)";
        }
    }

    private record State(String model, int dimension, boolean used) {}

    @Inject
    public EmbeddingIndex(Graph graph) {
        this.graph = graph;
    }

    /// Agrees on the model: the first one is recorded, and any may follow while there are no passages. Costs
    /// nothing for some seconds after each time that it was looked up; another process may have agreed on
    /// another one since.
    ///
    /// @throws Misconfigured with the way out, when the passages' vectors are another model's
    public void require(String model, int dimension) {
        var asked = new Model(model, dimension);
        var last = agreed;
        if (asked.equals(last.model()) && System.nanoTime() - last.at() < REMEMBERED.toNanos()) {
            return;
        }
        var state = graph.read(
                        "search/embedding-model",
                        Map.of(),
                        row -> new State(
                                row.get("model").asString(""),
                                row.get("dimension").asInt(0),
                                row.get("used").asBoolean()))
                .getFirst();
        var recorded = new Model(state.model(), state.dimension());
        if (!recorded.equals(asked)) {
            if (state.used() && !state.model().isEmpty()) {
                throw new Misconfigured(
                        "The passages were embedded by " + recorded + "; the configuration names " + asked
                                + ". Set GRAPEVINE_EMBEDDING (and GRAPEVINE_EMBEDDING_MODEL) back to it, or remove the documents with "
                                + "./grapevine documents rm and ingest them again.");
            }
            makeIndexes(dimension);
            graph.execute("search/record-embedding-model", Map.of("model", model, "dimension", dimension));
        }
        agreed = new Agreed(asked, System.nanoTime());
    }

    private void makeIndexes(int dimension) {
        if (graph.read(
                        "search/vector-index",
                        Map.of(),
                        row -> row.get("dimension").asInt(0))
                .contains(dimension)) {
            return;
        }
        for (var index : VectorIndex.values()) {
            graph.execute("search/drop-index", Map.of("name", index.indexName()));
            graph.execute(index.creation(), Map.of("dimension", dimension));
        }
        graph.inBackground().read("search/await-indexes", Map.of(), row -> row);
    }
}
