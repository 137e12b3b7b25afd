package io.grapevine.graph.entity;

import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.driver.Trips;
import io.grapevine.graph.driver.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The entities that were merged into others, as far as one transaction meets them: what is read of the one is
/// stored with the other.
public final class Aliases {

    private final Map<String, String> entityOf = new HashMap<>();

    private Aliases() {}

    public static Aliases of(Writer writer, List<PreparedPassage> passages) {
        return ofKeys(
                writer,
                passages.stream()
                        .flatMap(p -> p.extraction().mentions().stream())
                        .map(m -> m.entity().key())
                        .distinct()
                        .toList());
    }

    static Aliases ofKeys(Writer writer, List<String> keys) {
        var aliases = new Aliases();
        for (var trip : Trips.of(keys, Trips.ROWS)) {
            writer.read(
                    "entity/canonical-keys",
                    Map.of("keys", trip),
                    row -> aliases.entityOf.put(
                            row.get("key").asString(), row.get("into").asString()));
        }
        return aliases;
    }

    /// The key of the entity that an entity is stored with: its own where it was not merged.
    public String entityOf(String key) {
        return entityOf.getOrDefault(key, key);
    }

    public boolean isMerged(String key) {
        return entityOf.containsKey(key);
    }
}
