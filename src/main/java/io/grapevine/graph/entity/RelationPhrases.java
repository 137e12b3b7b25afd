package io.grapevine.graph.entity;

import io.grapevine.domain.Scope;
import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Subgraph.Edge;
import io.grapevine.domain.Triple;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;

/// Puts words to the edges between entities: what the passages say between the two. The walk keeps no words in
/// memory.
@Singleton
public final class RelationPhrases {

    /// Edges that carried most get words: each takes Neo4j a third of a millisecond.
    private static final int WORDED = 16;

    private record Pair(String a, String b) {}

    /// @param subject which of the two the sentence begins with
    private record Said(String subject, String phrase) {}

    private final Graph graph;

    @Inject
    public RelationPhrases(Graph graph) {
        this.graph = graph;
    }

    /// The subgraph with the words for the weightiest of its [Edge#RELATES], each edge from subject to object,
    /// in one round trip.
    ///
    /// @param scope whose passages may say it
    public Subgraph read(Subgraph subgraph, Scope scope) {
        var pairs = subgraph.edges().stream()
                .filter(RelationPhrases::isWordless)
                .sorted(Comparator.comparingDouble(e -> -e.weight()))
                .limit(WORDED)
                .map(e -> new Pair(e.from(), e.to()))
                .toList();
        if (pairs.isEmpty()) {
            return subgraph;
        }
        var said = new HashMap<Pair, Said>();
        var parameters = Parameters.ofScope(scope);
        parameters.put(
                "pairs", pairs.stream().map(p -> Map.of("a", p.a(), "b", p.b())).toList());
        graph.read("entity/relation-phrases", parameters, row -> said.put(pair(row), said(row)));
        return new Subgraph(
                subgraph.nodes(),
                subgraph.edges().stream()
                        .map(e -> isWordless(e)
                                ? worded(e, Optional.ofNullable(said.get(new Pair(e.from(), e.to()))))
                                : e)
                        .toList());
    }

    private static boolean isWordless(Edge edge) {
        return edge.label().equals(Edge.RELATES);
    }

    private static Edge worded(Edge edge, Optional<Said> said) {
        return said.map(s -> s.subject().equals(edge.to())
                        ? new Edge(edge.to(), edge.from(), s.phrase(), edge.weight())
                        : new Edge(edge.from(), edge.to(), s.phrase(), edge.weight()))
                .orElse(edge);
    }

    private static Pair pair(Record row) {
        return new Pair(row.get("a").asString(), row.get("b").asString());
    }

    private static Said said(Record row) {
        if (row.get("subject").isNull()) {
            return new Said(row.get("a").asString(), Edge.MAY_BE);
        }
        var phrase = row.get("phrase").asString();
        return new Said(row.get("subject").asString(), Triple.saysSomething(phrase) ? phrase : Edge.RELATES);
    }
}
