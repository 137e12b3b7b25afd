package io.grapevine.graph.driver;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/// Tells the version of the graph's schema, for operators.
@Singleton
public final class GraphSchema {

    /// The version that this program knows and brings a graph to.
    public static final int KNOWN = Schema.known();

    private final Graph graph;

    @Inject
    public GraphSchema(Graph graph) {
        this.graph = graph;
    }

    /// The version that the graph has; 0 where it has none.
    public int applied() {
        return graph
                .read(
                        "schema/schema-version",
                        Map.of(),
                        row -> Schema.number(row.get("version").asString()))
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
