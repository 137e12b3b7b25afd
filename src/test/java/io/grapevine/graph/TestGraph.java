package io.grapevine.graph;

import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests a [Graph] on the run's shared Neo4j, empty before each test.
public final class TestGraph implements ParameterResolver, BeforeEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestGraph.class);

    /// The whole graph of documents as sorted lines, nodes and edges with all that they hold, the version left
    /// out.
    public static List<String> dump(Graph graph) {
        return graph
                .read(
                        "lab/dump",
                        Map.of("labels", List.of(), "keys", List.of()),
                        row -> row.get("line").asString())
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        graph(context).write("test/test-clear", Map.of(), row -> row);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Graph.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return graph(context);
    }

    private static Graph graph(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("graph", key -> new Graph(TestNeo4j.shared()), Graph.class);
    }
}
