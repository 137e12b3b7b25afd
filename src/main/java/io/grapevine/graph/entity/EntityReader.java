package io.grapevine.graph.entity;

import io.grapevine.domain.Passage;
import io.grapevine.domain.Scope;
import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Triple;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// Reads one entity with what surrounds it, to be shown.
@Singleton
public final class EntityReader {

    /// @param mentions   how many passages speak of it
    /// @param passages   some of them, the strongest ties first
    /// @param neighbours it and its neighbours, by what the text says between them or because they share
    ///                   passages
    /// @param aliases    keys of the entities that were merged into it
    /// @param same       entities that may be the same, the nearest name first
    public record Surroundings(
            String key,
            String name,
            String type,
            int mentions,
            List<Passage> passages,
            Subgraph neighbours,
            List<String> aliases,
            List<Similar> same) {}

    /// @param similarity 0 to 1: how near the name is, or the description to what was asked
    public record Similar(String key, String name, double similarity) {}

    private final Graph graph;

    @Inject
    public EntityReader(Graph graph) {
        this.graph = graph;
    }

    /// Of what passages of a scope's collections say alone; empty where none mentions it.
    public Optional<Surroundings> find(String key, Scope scope, int passages, int neighbours) {
        var parameters = Parameters.ofScope(scope);
        parameters.putAll(Map.of("key", key, "passages", passages, "neighbours", neighbours));
        return graph.read(Parameters.file("entity/entity", scope), parameters, EntityReader::surroundings).stream()
                .findFirst();
    }

    /// The entities whose descriptions are nearest to a question's vector; only those that several passages
    /// mention have one.
    public List<Similar> search(float[] vector, Scope scope, int k) {
        var parameters = Parameters.ofScope(scope);
        parameters.putAll(Map.of("vector", vector, "k", k));
        return graph.read(
                Parameters.file("entity/search-entities", scope),
                parameters,
                row -> new Similar(
                        row.get("key").asString(),
                        row.get("name").asString(),
                        row.get("score").asDouble()));
    }

    private static Surroundings surroundings(Record row) {
        var entity = row.get("entity");
        var nodes = new ArrayList<Subgraph.Node>();
        nodes.add(new Subgraph.Node(
                entity.get("key").asString(),
                "entity",
                entity.get("name").asString(),
                entity.get("type").asString(),
                1));
        for (var n : row.get("neighbours").values()) {
            nodes.add(new Subgraph.Node(
                    n.get("key").asString(),
                    "entity",
                    n.get("name").asString(),
                    n.get("type").asString(),
                    n.get("weight").asDouble()));
        }
        var edges = new HashSet<Subgraph.Edge>();
        for (var r : row.get("relations").values()) {
            var phrase = r.get("phrase").asString();
            edges.add(new Subgraph.Edge(
                    r.get("subject").asString(),
                    r.get("object").asString(),
                    Triple.saysSomething(phrase) ? phrase : "mentioned together",
                    r.get("weight").asDouble()));
        }
        return new Surroundings(
                entity.get("key").asString(),
                entity.get("name").asString(),
                entity.get("type").asString(),
                row.get("mentions").asInt(),
                row.get("passages").asList(Rows::passage),
                new Subgraph(nodes, List.copyOf(edges)),
                row.get("aliases").asList(Value::asString),
                row.get("same")
                        .asList(s -> new Similar(
                                s.get("key").asString(),
                                s.get("name").asString(),
                                s.get("cosine").asDouble())));
    }
}
