package io.grapevine.graph.entity;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Scope;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.search.LuceneQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// Counts, lists and rankings over the whole graph, each one parameterised file of Cypher.
@Singleton
public final class GraphStatistics {

    private final Graph graph;

    /// A document that names something.
    ///
    /// @param passageId the passage of it that does so most
    /// @param passages  how many of its passages do
    public record Mentioning(String title, String source, String passageId, int passages) {}

    /// An entity and what was counted of it.
    ///
    /// @param passageId a passage that mentions it
    public record Counted(Entity entity, int count, String passageId) {}

    /// @param total how many there are, of which `first` are shown
    public record Ranking(List<Counted> first, int total) {}

    @Inject
    public GraphStatistics(Graph graph) {
        this.graph = graph;
    }

    /// The documents that mention the entity or hold its name as a phrase, those with most passages first.
    public List<Mentioning> documentsMentioning(Entity entity, Scope scope) {
        var parameters = Parameters.ofScope(scope);
        parameters.put("keys", List.of(entity.key()));
        parameters.put("text", LuceneQuery.phrase(entity.name()));
        return graph.read(
                "entity/documents-mentioning",
                parameters,
                row -> new Mentioning(
                        row.get("title").asString(),
                        row.get("source").asString(),
                        row.get("passage").asString(),
                        row.get("times").asInt()));
    }

    /// Entities by the number of documents that mention them.
    ///
    /// @param type     of one type only
    /// @param together only those that a passage mentions together with one of these keys; empty for no
    ///                 condition
    public Ranking mentioned(Optional<EntityType> type, Set<String> together, Scope scope, int limit) {
        var parameters = Parameters.ofScope(scope);
        parameters.put("type", type.map(Rows::label).orElse(""));
        parameters.put("together", List.copyOf(together));
        parameters.put("limit", limit);
        return ranking(
                Parameters.file("entity/entities-ranked", scope),
                parameters,
                e -> e.get("documents").asInt());
    }

    /// Entities by the number of others that relations tie them to.
    public Ranking connected(Optional<EntityType> type, Scope scope, int limit) {
        var parameters = Parameters.ofScope(scope);
        parameters.put("type", type.map(Rows::label).orElse(""));
        parameters.put("limit", limit);
        return ranking(
                Parameters.file("entity/entities-connected", scope),
                parameters,
                e -> e.get("neighbours").asInt());
    }

    /// Those of the keys that the scope's collections know, as they name them.
    public List<Entity> existing(List<String> keys, Scope scope) {
        var parameters = Parameters.ofScope(scope);
        parameters.put("keys", keys);
        return graph.read(
                Parameters.file("entity/existing-entities", scope),
                parameters,
                row -> entity(
                        row.get("key").asString(),
                        row.get("name").asString(),
                        row.get("type").asString()));
    }

    private Ranking ranking(String file, Map<String, Object> params, ToIntFunction<Value> count) {
        return graph.read(file, params, row -> ranking(row, count)).getFirst();
    }

    private static Ranking ranking(Record row, ToIntFunction<Value> count) {
        return new Ranking(
                row.get("entities")
                        .asList(e -> new Counted(
                                entity(
                                        e.get("key").asString(),
                                        e.get("name").asString(),
                                        e.get("type").asString()),
                                count.applyAsInt(e),
                                e.get("example").asString())),
                row.get("total").asInt());
    }

    private static Entity entity(String key, String name, String type) {
        return new Entity(key, name, EntityType.valueOf(type.toUpperCase(Locale.ROOT)));
    }
}
