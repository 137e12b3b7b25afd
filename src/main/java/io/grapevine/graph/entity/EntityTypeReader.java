package io.grapevine.graph.entity;

import io.grapevine.domain.EntityType;
import io.grapevine.graph.driver.Graph;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what kind of thing entities are, in one round trip whose cost grows with the number of keys.
@Singleton
public class EntityTypeReader {

    private final Graph graph;

    public EntityTypeReader(Graph graph) {
        this.graph = graph;
    }

    /// The types of those entities that passages of the collections mention; none means all collections.
    public Map<String, EntityType> of(Set<String> keys, Set<String> collections) {
        var types = new HashMap<String, EntityType>();
        graph.read(
                "entity/entity-types",
                Map.of("keys", List.copyOf(keys), "collections", List.copyOf(collections)),
                row -> types.put(
                        row.get("key").asString(), ofLabel(row.get("type").asString(""))));
        return types;
    }

    private static EntityType ofLabel(String label) {
        return Arrays.stream(EntityType.values())
                .filter(type -> type.name().equalsIgnoreCase(label))
                .findFirst()
                .orElse(EntityType.OTHER);
    }
}
