package io.grapevine.graph.community;

import io.grapevine.domain.Community;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Trips;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Value;

/// The communities of the graph. They follow the documents at a distance: found anew in the background, never in
/// the transaction that changes a document.
@Singleton
public final class CommunityStore {

    /// Who wrote a summary.
    public enum Author {
        CHAT_MODEL,
        EXTRACTION;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
    /// A community is large: its vector and its summary are some 5 kB.
    private static final int COMMUNITIES_A_TRANSACTION = 500;
    /// One edge a member, 10,000 edges are some 10 MB of Neo4j's memory.
    private static final int MEMBERS_A_TRANSACTION = 10_000;

    /// @param version the graph's version that the communities were found at, 0 where none were
    /// @param authors of the summary of each community that is stored, by its id
    public record State(long version, Map<String, Author> authors) {}

    /// @param members   keys of all its entities; the community itself names the most central only
    /// @param embedding normalised vector of the summary
    public record NewCommunity(Community community, List<String> members, float[] embedding, Author author) {}

    /// @param score cosine similarity, mapped to 0 to 1 as Neo4j does
    public record ScoredCommunity(Community community, double score) {}

    private final Graph graph;

    @Inject
    public CommunityStore(Graph graph) {
        this.graph = graph;
    }

    public State state(String collection) {
        var authors = new HashMap<String, Author>();
        var version = new long[1];
        graph.read("community/community-state", Map.of("collection", collection), row -> {
            version[0] = row.get("version").asLong();
            var id = row.get("id");
            return id.isNull()
                    ? null
                    : authors.put(id.asString(), author(row.get("author").asString("")));
        });
        return new State(version[0], authors);
    }

    /// Stores communities as soon as they are described, in transactions of some thousand members. Nobody finds
    /// them before [#finish] makes them the collection's, so that a refresh which breaks off loses nothing and
    /// shows nothing twice.
    public void add(List<NewCommunity> added) {
        for (var trip : Trips.of(added, COMMUNITIES_A_TRANSACTION)) {
            graph.execute(
                    "community/stage-communities",
                    Map.of("communities", trip.stream().map(CommunityStore::row).toList()));
        }
        for (var trip : Trips.of(members(added), MEMBERS_A_TRANSACTION)) {
            graph.execute("community/stage-members", Map.of("members", trip));
        }
    }

    /// Makes these the collection's communities; all others go. One transaction changes labels and parents, so
    /// that readers see the old communities or the new ones; then the old ones are removed bit by bit. What a
    /// process that died has left of that, the next call removes.
    ///
    /// @param parents id of the parent of each, empty at level 0
    /// @param version the graph's version that they are of
    public void finish(String collection, long version, Map<String, String> parents) {
        var rows = parents.entrySet().stream()
                .map(entry -> Map.of("id", entry.getKey(), "parent", entry.getValue()))
                .toList();
        graph.transaction(writer -> {
            writer.run(
                    "community/retire-communities",
                    Map.of("collection", collection, "keep", List.copyOf(parents.keySet())));
            for (var trip : Trips.of(rows, Trips.ROWS)) {
                writer.run("community/publish-communities", Map.of("collection", collection, "communities", trip));
            }
            writer.run("community/retire-staged-communities", Map.of("collection", collection));
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

    private static Author author(String label) {
        return label.equals(Author.CHAT_MODEL.label()) ? Author.CHAT_MODEL : Author.EXTRACTION;
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
                        "author",
                        added.author().label(),
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
