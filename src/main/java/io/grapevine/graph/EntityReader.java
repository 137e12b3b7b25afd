package io.grapevine.graph;

import io.grapevine.domain.Passage;
import io.grapevine.domain.Subgraph;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;

/// Reads one entity with what surrounds it, to be shown.
@Singleton
public final class EntityReader {

    /// @param mentions   how many passages speak of it
    /// @param passages   some of them, the strongest ties first
    /// @param neighbours it and its neighbours, by what the text says between them or because they share passages
    public record Surroundings(String key, String name, String type, int mentions, List<Passage> passages,
                               Subgraph neighbours) {}

    private final Graph graph;

    @Inject
    public EntityReader(Graph graph) {
        this.graph = graph;
    }

    public Optional<Surroundings> find(String key, int passages, int neighbours) {
        return graph.read("entity", Map.of("key", key, "passages", passages, "neighbours", neighbours),
                EntityReader::surroundings).stream().findFirst();
    }

    private static Surroundings surroundings(Record row) {
        var entity = row.get("entity");
        var nodes = new ArrayList<Subgraph.Node>();
        nodes.add(new Subgraph.Node(entity.get("key").asString(), "entity", entity.get("name").asString(),
                entity.get("type").asString(), 1));
        for (var n : row.get("neighbours").values()) {
            nodes.add(new Subgraph.Node(n.get("key").asString(), "entity", n.get("name").asString(),
                    n.get("type").asString(), n.get("weight").asDouble()));
        }
        var edges = new HashSet<Subgraph.Edge>();
        for (var r : row.get("relations").values()) {
            var phrase = r.get("phrase").asString();
            edges.add(new Subgraph.Edge(r.get("subject").asString(), r.get("object").asString(),
                    phrase.isEmpty() ? "mentioned together" : phrase, r.get("weight").asDouble()));
        }
        return new Surroundings(entity.get("key").asString(), entity.get("name").asString(), entity.get("type").asString(),
                row.get("mentions").asInt(), row.get("passages").asList(Rows::passage), new Subgraph(nodes, List.copyOf(edges)));
    }
}
