package io.grapevine.graph.entity;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Writer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.neo4j.driver.Value;

/// Entities that were declared to be one, and those that may be.
///
/// A merge is recorded, and holds for documents that come later. Every edge remembers the key that was read, so
/// a merge that is taken back leaves the graph that there would be without it.
@Singleton
public final class EntityMerges {

    /// @param alias  key of the entity that is no more
    /// @param into   key of the one that it was merged into
    /// @param entity key of the one that it is stored with: `into`, or what that was merged into
    public record Merge(String alias, String into, String entity, Instant since) {}

    public record Mentioned(String key, String name, String type, int mentions) {}

    /// @param cosine of the two names; empty where a text says that the one is short for the other
    public record Candidate(Mentioned a, Mentioned b, OptionalDouble cosine) {}

    private final Graph graph;

    @Inject
    public EntityMerges(Graph graph) {
        this.graph = graph;
    }

    public List<Merge> list() {
        return graph.read(
                "entity/aliases",
                Map.of(),
                row -> new Merge(
                        row.get("alias").asString(),
                        row.get("into").asString(),
                        row.get("entity").asString(),
                        row.get("since").asZonedDateTime().toInstant()));
    }

    /// Pairs that may be one: acronyms and what they are short for, then the nearest names.
    ///
    /// @param acronym the relation between an acronym and what it is short for
    public List<Candidate> candidates(double minCosine, String acronym, int limit) {
        return graph.read(
                "entity/same-entities",
                Map.of("cosine", minCosine, "acronym", acronym, "limit", limit),
                row -> new Candidate(
                        mentioned(row.get("a")),
                        mentioned(row.get("b")),
                        row.get("cosine").isNull()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(row.get("cosine").asDouble())));
    }

    /// Merges an entity into another, or into what that was merged into.
    ///
    /// @return key of the entity that both are now
    /// @throws NotFound where there is no such entity
    /// @throws BadInput where they are one already
    public String merge(String alias, String into) {
        return graph.transaction(writer -> {
            writer.run("document/next-version", Map.of());
            var aliases = Aliases.ofKeys(writer, List.of(alias, into));
            var entity = aliases.entityOf(into);
            if (aliases.entityOf(alias).equals(entity)) {
                throw new BadInput("'" + alias + "' and '" + into
                        + "' are one entity already. What was merged: ./grapevine entities merged");
            }
            if (aliases.isMerged(alias)) {
                throw new BadInput("'" + alias + "' was merged into '" + aliases.entityOf(alias)
                        + "'. Take that back first: ./grapevine entities split '" + alias + "'");
            }
            requireEntity(writer, alias);
            requireEntity(writer, entity);
            var keys = keysOf(writer, alias);
            writer.run("entity/record-alias", Map.of("alias", alias, "into", entity));
            move(writer, alias, entity, keys);
            return entity;
        });
    }

    /// Takes a merge back.
    ///
    /// @return key of the entity that it was stored with until now
    /// @throws NotFound where it was not merged
    public String split(String alias) {
        return graph.transaction(writer -> {
            writer.run("document/next-version", Map.of());
            var aliases = Aliases.ofKeys(writer, List.of(alias));
            if (!aliases.isMerged(alias)) {
                throw new NotFound("'" + alias
                        + "' was not merged into another entity. What was merged: ./grapevine entities merged");
            }
            writer.run("entity/remove-alias", Map.of("alias", alias));
            move(writer, aliases.entityOf(alias), alias, keysOf(writer, alias));
            return aliases.entityOf(alias);
        });
    }

    private static void requireEntity(Writer writer, String key) {
        if (writer
                .read(
                        "entity/existing-entities",
                        Map.of("keys", List.of(key)),
                        row -> row.get("key").asString())
                .stream()
                .noneMatch(key::equals)) {
            throw new NotFound(
                    "There is no entity '" + key + "'. Look for it with: ./grapevine entities find '" + key + "'");
        }
    }

    /// The key and all that were merged into it.
    private static List<String> keysOf(Writer writer, String key) {
        var keys = new ArrayList<String>();
        keys.add(key);
        keys.addAll(writer.read(
                "entity/aliases-of", Map.of("key", key), row -> row.get("alias").asString()));
        return keys;
    }

    /// What of an entity was read under some keys becomes the other's.
    private static void move(Writer writer, String from, String to, List<String> keys) {
        var entities = new EntityChanges(writer);
        writer.read("entity/mentions-as", Map.of("key", from, "as", keys), row -> {
            entities.moved(from, to, row);
            return null;
        });
        entities.merge();
        writer.run("entity/next-names-version", Map.of());
        for (var statement : List.of(
                "document/note-changes-of-mentions",
                "entity/move-mentions",
                "entity/move-relations-from",
                "entity/move-relations-to")) {
            writer.run(statement, Map.of("from", from, "to", to, "as", keys));
        }
        entities.deleteUnmentioned();
    }

    private static Mentioned mentioned(Value v) {
        return new Mentioned(
                v.get("key").asString(),
                v.get("name").asString(),
                v.get("type").asString(),
                v.get("mentions").asInt());
    }
}
