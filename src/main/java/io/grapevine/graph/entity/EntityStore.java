package io.grapevine.graph.entity;

import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Trips;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;

/// What is derived of the entities at a distance from the documents, as communities are: the vectors of their
/// names, which of them may be one, and descriptions of those that are mentioned more often, with their vectors.
@Singleton
public final class EntityStore {

    private static final int SEARCHES_A_TRIP = 200;

    public record Named(String key, String name) {}

    /// @param vector normalised
    public record NameVector(String key, String name, float[] vector) {}

    public record Relation(String subject, String phrase, String object) {}

    /// @param description as it stands; empty where there is none yet
    /// @param relations   the weightiest first
    public record Described(
            String key, String name, String type, Optional<String> description, List<Relation> relations) {}

    /// @param vector normalised
    public record Description(String key, String text, float[] vector) {}

    private final Graph graph;

    @Inject
    public EntityStore(Graph graph) {
        this.graph = graph.inBackground();
    }

    /// The graph's version that its entities were last resolved at; 0 where they never were.
    public long version() {
        return graph.read(
                        "entity/entities-version",
                        Map.of(),
                        row -> row.get("version").asLong())
                .getFirst();
    }

    /// Records that they are, and makes it a new version of the graph where `changed`, so that walks see it.
    public void setVersion(long version, boolean changed) {
        graph.transaction(writer -> {
            var now = changed
                    ? writer.write(
                                    "document/next-version",
                                    Map.of(),
                                    row -> row.get("version").asLong())
                            .getFirst()
                    : version;
            if (changed) {
                writer.run("entity/next-names-version", Map.of());
            }
            // A change of the documents in between has a version of its own, which is then still to be looked
            // at.
            writer.run("entity/set-entities-version", Map.of("version", now == version + 1 ? now : version));
            return null;
        });
    }

    /// Entities behind a key, in its order, whose proper name has no vector.
    public List<Named> unembedded(String after, int limit) {
        return graph.read(
                "entity/unembedded-names",
                Map.of("after", after, "limit", limit),
                row -> new Named(row.get("key").asString(), row.get("name").asString()));
    }

    /// Sets the vectors of names. They are done only when [#findSame] has tied them: what a kill leaves in
    /// between is done again.
    public void setNameVectors(List<NameVector> names) {
        graph.execute(
                "entity/set-name-vectors",
                Map.of(
                        "names",
                        names.stream()
                                .map(n -> Map.of("key", n.key(), "name", n.name(), "embedding", n.vector()))
                                .toList()));
    }

    /// Ties each entity, whose name's vector is set, to those others that may be the same: at most `k` of at
    /// least that cosine.
    public void findSame(List<Named> names, int k, double minCosine) {
        for (var trip : Trips.of(names, SEARCHES_A_TRIP)) {
            graph.transaction(writer -> {
                var touched = new HashSet<String>();
                writer.write(
                        "entity/find-same-entities",
                        Map.of("keys", trip.stream().map(Named::key).toList(), "k", k, "cosine", minCosine),
                        row -> touched.add(row.get("key").asString()));
                writer.run("entity/prune-same-entities", Map.of("keys", new ArrayList<>(touched), "k", k));
                writer.run(
                        "entity/mark-names-done",
                        Map.of(
                                "names",
                                trip.stream()
                                        .map(n -> Map.of("key", n.key(), "name", n.name()))
                                        .toList()));
                return null;
            });
        }
    }

    /// Entities behind a key, in its order, that at least so many passages mention.
    public List<Described> toDescribe(String after, int mentions, int relations, int limit) {
        return graph.read(
                "entity/entities-to-describe",
                Map.of("after", after, "mentions", mentions, "relations", relations, "limit", limit),
                EntityStore::described);
    }

    public void setDescriptions(List<Description> descriptions) {
        graph.execute(
                "entity/set-descriptions",
                Map.of(
                        "descriptions",
                        descriptions.stream()
                                .map(d -> Map.of("key", d.key(), "description", d.text(), "embedding", d.vector()))
                                .toList()));
    }

    /// Takes the description of what is mentioned less by now.
    public void dropDescriptions(int mentions) {
        graph.execute("entity/drop-descriptions", Map.of("mentions", mentions));
    }

    private static Described described(Record row) {
        return new Described(
                row.get("key").asString(),
                row.get("name").asString(),
                row.get("type").asString(),
                Optional.ofNullable(row.get("description").asString(null)),
                row.get("relations")
                        .asList(r -> new Relation(
                                r.get("subject").asString(),
                                r.get("phrase").asString(),
                                r.get("object").asString())));
    }
}
