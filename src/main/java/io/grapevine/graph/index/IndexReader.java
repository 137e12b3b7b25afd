package io.grapevine.graph.index;

import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.graph.index.PassageRow.RelationRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;

/// Reads what the walk's index is made of from the store.
@Singleton
public final class IndexReader implements IndexSource {

    private static final int PAGE = 10_000;

    private final Graph graph;
    private final Graph whole; // reads a whole collection, which takes longer than a question waits

    @Inject
    public IndexReader(Graph graph) {
        this.graph = graph;
        this.whole = graph.inBackground();
    }

    @Override
    public State state() {
        return graph.read(
                        "index/state",
                        Map.of(),
                        row -> new State(
                                row.get("store").asString(),
                                row.get("version").asLong(),
                                row.get("names").asLong()))
                .getFirst();
    }

    @Override
    public Set<String> collections() {
        return Set.copyOf(
                graph.read("index/collections", Map.of(), row -> row.get("name").asString()));
    }

    @Override
    public Map<String, List<String>> changes(Map<String, Long> since) {
        var asked = since.entrySet().stream()
                .map(entry -> Map.of("collection", entry.getKey(), "since", entry.getValue()))
                .toList();
        var changes = new HashMap<String, List<String>>();
        graph.read(
                "index/changes",
                Map.of("asked", asked),
                row -> changes.put(
                        row.get("collection").asString(),
                        row.get("documents").asList(document -> document.asString())));
        return changes;
    }

    @Override
    public List<DocumentTitle> documents(String collection, String after) {
        return whole.read(
                "index/documents",
                Map.of("collection", collection, "after", after, "limit", PAGE),
                row -> new DocumentTitle(
                        row.get("id").asString(), row.get("title").asString()));
    }

    @Override
    public List<PassageRow> passages(List<String> documents) {
        return whole.read("index/passages", Map.of("documents", documents), IndexReader::passage);
    }

    @Override
    public List<float[]> sample(String collection, int limit) {
        return graph.read(
                "index/sample",
                Map.of("collection", collection, "limit", limit),
                row -> GraphReader.floats(row.get("embedding")));
    }

    @Override
    public List<SameName> sameNames() {
        return whole.read(
                "index/same-names",
                Map.of(),
                row -> new SameName(
                        row.get("a").asString(),
                        row.get("b").asString(),
                        row.get("cosine").asFloat()));
    }

    @Override
    public Map<String, String> aliases() {
        var aliases = new HashMap<String, String>();
        graph.read(
                "entity/aliases",
                Map.of(),
                row -> aliases.put(
                        row.get("alias").asString(), row.get("entity").asString()));
        return aliases;
    }

    private static PassageRow passage(Record row) {
        var mentions = new ArrayList<MentionRow>();
        for (var m : row.get("mentions").values()) {
            mentions.add(new MentionRow(
                    m.get(0).asString(),
                    m.get(1).asString(),
                    Rows.entityType(m.get(2).asString()),
                    (float) m.get(3).asDouble()));
        }
        var relations = new ArrayList<RelationRow>();
        for (var r : row.get("relations").values()) {
            relations.add(new RelationRow(
                    r.get(0).asString(), r.get(1).asString(), (float) r.get(2).asDouble()));
        }
        return new PassageRow(
                row.get("id").asString(),
                row.get("document").asString(),
                row.get("title").asString(),
                row.get("text").asString(),
                mentions,
                relations);
    }
}
