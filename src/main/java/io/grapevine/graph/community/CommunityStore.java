package io.grapevine.graph.community;

import io.grapevine.domain.Community;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Trips;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Value;

/// The communities of the graph. They follow the documents at a distance: found anew in the background, never in
/// the transaction that changes a document.
@Singleton
public final class CommunityStore {

    /// A community is large: its vector and its summary are some 5 kB.
    private static final int COMMUNITIES_A_TRANSACTION = 500;
    /// One edge a member, 10,000 edges are some 10 MB of Neo4j's memory.
    private static final int MEMBERS_A_TRANSACTION = 10_000;

    /// @param version the graph's version that the communities were found at, 0 where none were
    public record State(long version, Set<String> ids) {}

    /// @param members   keys of all its entities; the community itself names the most central only
    /// @param embedding normalised vector of the summary
    public record NewCommunity(Community community, List<String> members, float[] embedding) {}

    /// @param score cosine similarity, mapped to 0 to 1 as Neo4j does
    public record ScoredCommunity(Community community, double score) {}

    private final Graph graph;

    @Inject
    public CommunityStore(Graph graph) {
        this.graph = graph;
    }

    public State state(String collection) {
        return graph
                .read(
                        "community/community-state",
                        Map.of("collection", collection),
                        row -> new State(
                                row.get("version").asLong(),
                                new HashSet<>(row.get("ids").asList(Value::asString))))
                .stream()
                .findFirst()
                .orElse(new State(0, Set.of()));
    }

    /// Makes these the collection's communities: `kept` stay as they are, `added` come, all others go.
    ///
    /// The new ones are written where no reader looks, in transactions of some thousand members; then one
    /// transaction changes labels, so that readers see the old communities or the new ones; then the old ones are
    /// removed bit by bit. What a process that died has left of that, the next call removes.
    public void replace(String collection, long version, Collection<String> kept, List<NewCommunity> added) {
        graph.execute("community/retire-staged-communities", Map.of("collection", collection));
        clearRetired();
        for (var trip : Trips.of(added, COMMUNITIES_A_TRANSACTION)) {
            graph.execute(
                    "community/stage-communities",
                    Map.of("communities", trip.stream().map(CommunityStore::row).toList()));
        }
        for (var trip : Trips.of(members(added), MEMBERS_A_TRANSACTION)) {
            graph.execute("community/stage-members", Map.of("members", trip));
        }
        graph.transaction(writer -> {
            writer.run("community/retire-communities", Map.of("collection", collection, "keep", List.copyOf(kept)));
            writer.run("community/publish-communities", Map.of("collection", collection));
            writer.run("community/set-communities-version", Map.of("collection", collection, "version", version));
            return null;
        });
        clearRetired();
    }

    private void clearRetired() {
        repeat("community/clear-retired-members", MEMBERS_A_TRANSACTION);
        repeat("community/clear-retired-communities", COMMUNITIES_A_TRANSACTION);
    }

    private void repeat(String name, int limit) {
        int removed = limit;
        while (removed == limit) {
            removed = graph.write(
                            name,
                            Map.of("limit", limit),
                            row -> row.get("removed").asInt())
                    .getFirst();
        }
    }

    private static List<Map<String, String>> members(List<NewCommunity> added) {
        return added.stream()
                .flatMap(c -> c.members().stream()
                        .map(key -> Map.of("community", c.community().id(), "key", key)))
                .toList();
    }

    /// The largest first; level 0 is the coarsest.
    public List<Community> ofLevel(Set<String> collections, int level) {
        return graph.read(
                "community/list-communities",
                Map.of("collections", List.copyOf(collections), "level", level),
                row -> community(row.get("community")));
    }

    /// The nearest first, of all levels.
    public List<ScoredCommunity> search(float[] vector, Set<String> collections, int k) {
        return graph.read(
                "community/search-communities",
                Map.of("vector", vector, "collections", List.copyOf(collections), "k", k),
                row -> new ScoredCommunity(
                        community(row.get("community")), row.get("score").asDouble()));
    }

    private static Map<String, Object> row(NewCommunity added) {
        var c = added.community();
        return Map.of(
                "id",
                c.id(),
                "embedding",
                added.embedding(),
                "properties",
                Map.of(
                        "collection",
                        c.collection(),
                        "level",
                        c.level(),
                        "parent",
                        c.parent(),
                        "title",
                        c.title(),
                        "summary",
                        c.summary(),
                        "size",
                        added.members().size(),
                        "entities",
                        c.entities(),
                        "passages",
                        c.passages()));
    }

    private static Community community(Value v) {
        return new Community(
                v.get("id").asString(),
                v.get("collection").asString(),
                v.get("level").asInt(),
                v.get("parent").asString(),
                v.get("title").asString(),
                v.get("summary").asString(),
                v.get("entities").asList(Value::asString),
                v.get("passages").asList(Value::asString));
    }
}
