package io.grapevine.graph.entity;

import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.driver.Trips;
import io.grapevine.graph.driver.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Record;

/// What one transaction changes in the mentions of entities, and so in the entities. Reading and writing what is
/// known of an entity needs no more care: writers take turns.
public final class EntityChanges {

    private final Writer writer;
    private final Map<String, Spellings> changes = new TreeMap<>(); // sorted, so that nothing depends on hashes
    private final List<String> unmentioned = new ArrayList<>();

    public EntityChanges(Writer writer) {
        this.writer = writer;
    }

    /// @param row key, name, type and times of mentions that went
    public String unmentioned(Record row) {
        var key = row.get("key").asString();
        of(key).add(
                        row.get("name").asString(),
                        row.get("type").asString(),
                        -row.get("times").asInt());
        return key;
    }

    /// @param row name, type and times of mentions that go from one entity to another
    public void moved(String from, String to, Record row) {
        var name = row.get("name").asString();
        var type = row.get("type").asString();
        of(from).add(name, type, -row.get("times").asInt());
        of(to).add(name, type, row.get("times").asInt());
    }

    public void mentionedBy(PreparedPassage passage, Aliases aliases) {
        for (var mention : Rows.mentions(passage)) {
            of(aliases.entityOf(mention.entity().key()))
                    .add(mention.entity().name(), Rows.label(mention.entity().type()), 1);
        }
    }

    /// Makes the new entities, and gives each changed one the name and the type that follow from its mentions
    /// now.
    public void merge() {
        for (var trip : Trips.of(List.copyOf(changes.keySet()), Trips.ROWS)) {
            writer.read("entity/entity-spellings", Map.of("keys", trip), row -> {
                Spellings.parse(row.get("spellings").asList(v -> v.asString()))
                        .addTo(changes.get(row.get("key").asString()));
                return null;
            });
        }
        var rows = new ArrayList<Map<String, Object>>();
        changes.forEach((key, spellings) -> {
            if (spellings.isEmpty()) {
                unmentioned.add(key);
            } else {
                rows.add(Map.of(
                        "key",
                        key,
                        "name",
                        spellings.name(),
                        "type",
                        spellings.type(),
                        "spellings",
                        spellings.lines()));
            }
        });
        for (var trip : Trips.of(rows, Trips.ROWS)) {
            writer.run("entity/merge-entities", Map.of("entities", trip));
        }
    }

    public void deleteUnmentioned() {
        for (var trip : Trips.of(unmentioned, Trips.ROWS)) {
            writer.run("entity/delete-entities", Map.of("keys", trip));
        }
    }

    private Spellings of(String key) {
        return changes.computeIfAbsent(key, k -> new Spellings());
    }
}
