package io.grapevine.graph.index;

import io.grapevine.domain.Scope;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import io.grapevine.graph.index.GraphSnapshot.EntityNode;
import io.grapevine.graph.index.GraphSnapshot.Mentions;
import io.grapevine.graph.index.GraphSnapshot.PassageContent;
import io.grapevine.graph.index.GraphSnapshot.PassageNode;
import io.grapevine.graph.index.GraphSnapshot.Relations;
import io.grapevine.graph.index.GraphSnapshot.SameAs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// Reads the graph itself: whole, to be walked in memory, or the neighbourhood of some passages, to be shown.
@Singleton
public final class GraphReader {

    private static final int CONTENTS_AT_ONCE = 1_000;

    private final Graph graph;
    private final Graph whole; // reads the whole graph, which takes longer than a question waits

    @Inject
    public GraphReader(Graph graph) {
        this.graph = graph;
        this.whole = graph.inBackground();
    }

    /// Grows with every change of the documents; a snapshot of the same version is still the graph.
    public long version() {
        return graph.read(
                        "document/version", Map.of(), row -> row.get("version").asLong())
                .getFirst();
    }

    /// Whether one of the collection's documents came, changed or went behind a version.
    public boolean isChangedSince(String collection, long version) {
        return graph.read(
                        "index/changed-since",
                        Map.of("collection", collection, "since", version),
                        row -> row.get("changed").asBoolean())
                .getFirst();
    }

    /// Passages, entities and edges of the collections; none means all. While documents change, rows that speak
    /// of something which came or went in between are left out, and the version is the one before: the next
    /// look reads anew.
    public GraphSnapshot snapshot(Set<String> collections) {
        var version = version();
        var scope = Map.of("collections", List.copyOf(collections));
        var entities = whole.read(
                Parameters.file("index/snapshot-entities", Scope.of(collections)),
                scope,
                row -> new EntityNode(
                        row.get("key").asString(),
                        row.get("name").asString(),
                        row.get("type").asString()));
        var entityNumber = new HashMap<String, Integer>(entities.size() * 2);
        entities.forEach(e -> entityNumber.put(e.key(), entityNumber.size()));

        var mentions = new Columns();
        var passages = new ArrayList<PassageNode>();
        whole.read("index/snapshot-passages", scope, row -> {
            addMentions(mentions, passages.size(), row, entityNumber);
            return passages.add(new PassageNode(
                    row.get("id").asString(),
                    row.get("document").asString(),
                    row.get("collection").asString(),
                    row.get("title").asString()));
        });
        var relations = relations(scope, passages, entityNumber);
        return new GraphSnapshot(
                version,
                passages,
                entities,
                new Mentions(mentions.ints(0), mentions.ints(1), mentions.weights()),
                new Relations(relations.ints(0), relations.ints(1), relations.ints(2), relations.weights()),
                sameAs(scope, entityNumber),
                aliases(entityNumber));
    }

    /// Text and embedding of each passage of a snapshot, in its order.
    public List<PassageContent> contents(GraphSnapshot snapshot) {
        var ids = snapshot.passages().stream().map(PassageNode::id).toList();
        var contents = new ArrayList<PassageContent>(ids.size());
        for (int from = 0; from < ids.size(); from += CONTENTS_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + CONTENTS_AT_ONCE));
            contents.addAll(whole.read(
                    "index/passage-contents",
                    Map.of("ids", some),
                    row -> new PassageContent(row.get("text").asString(""), floats(row.get("embedding")))));
        }
        return contents;
    }

    static float[] floats(Value list) {
        var floats = new float[list.isNull() ? 0 : list.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = list.get(i).asFloat();
        }
        return floats;
    }

    /// The passages, the entities that most of them mention, and the relations that were read in them.
    ///
    /// @param scope whose collections the passages are of; they give the entities' names and frequencies
    public Subgraph neighbourhood(List<String> passageIds, Scope scope, int maxEntities) {
        if (passageIds.isEmpty()) {
            return Subgraph.EMPTY;
        }
        var parameters = Parameters.ofScope(scope);
        parameters.putAll(Map.of("ids", passageIds, "limit", maxEntities));
        return graph.read(Parameters.file("entity/neighbourhood", scope), parameters, GraphReader::subgraph)
                .getFirst();
    }

    private static void addMentions(Columns mentions, int passage, Record row, Map<String, Integer> entityNumber) {
        var keys = row.get("keys");
        var weights = row.get("weights");
        for (var i = 0; i < keys.size(); i++) {
            var entity = entityNumber.get(keys.get(i).asString());
            if (entity != null) {
                mentions.add(weights.get(i).asDouble(), passage, entity);
            }
        }
    }

    private Columns relations(Map<String, ?> scope, List<PassageNode> passages, Map<String, Integer> entityNumber) {
        var passageNumber = new HashMap<String, Integer>(passages.size() * 2);
        passages.forEach(p -> passageNumber.put(p.id(), passageNumber.size()));
        var relations = new Columns();
        whole.read("index/snapshot-relations", scope, row -> {
            var passage = passageNumber.get(row.get("passage").asString());
            if (passage != null) {
                addRelations(relations, passage, row, entityNumber);
            }
            return null;
        });
        return relations;
    }

    private static void addRelations(Columns relations, int passage, Record row, Map<String, Integer> entityNumber) {
        var subjects = row.get("subjects");
        var objects = row.get("objects");
        var weights = row.get("weights");
        for (var i = 0; i < subjects.size(); i++) {
            var subject = entityNumber.get(subjects.get(i).asString());
            var object = entityNumber.get(objects.get(i).asString());
            if (subject != null && object != null) {
                relations.add(weights.get(i).asDouble(), passage, subject, object);
            }
        }
    }

    private SameAs sameAs(Map<String, ?> scope, Map<String, Integer> entityNumber) {
        var pairs = new Columns();
        whole.read("index/snapshot-same", scope, row -> {
            var a = entityNumber.get(row.get("a").asString());
            var b = entityNumber.get(row.get("b").asString());
            if (a != null && b != null) {
                pairs.add(row.get("cosine").asDouble(), a, b);
            }
            return null;
        });
        return new SameAs(pairs.ints(0), pairs.ints(1), pairs.weights());
    }

    private Map<String, Integer> aliases(Map<String, Integer> entityNumber) {
        var aliases = new HashMap<String, Integer>();
        whole.read("entity/aliases", Map.of(), row -> {
            var entity = entityNumber.get(row.get("entity").asString());
            return entity == null ? null : aliases.put(row.get("alias").asString(), entity);
        });
        return aliases;
    }

    private static Subgraph subgraph(Record row) {
        var nodes = new ArrayList<Subgraph.Node>();
        for (var p : row.get("passages").values()) {
            nodes.add(new Subgraph.Node(
                    p.get("id").asString(), "passage", p.get("title").asString(), "", 1));
        }
        for (var e : row.get("entities").values()) {
            nodes.add(new Subgraph.Node(
                    e.get("key").asString(),
                    "entity",
                    e.get("name").asString(),
                    e.get("type").asString(),
                    e.get("weight").asDouble()));
        }
        var edges = new ArrayList<Subgraph.Edge>();
        for (var m : row.get("mentions").values()) {
            edges.add(edge(m, "passage", "entity", Subgraph.Edge.MENTIONS));
        }
        for (var r : row.get("relations").values()) {
            edges.add(edge(r, "subject", "object", r.get("phrase").asString()));
        }
        return new Subgraph(nodes, edges);
    }

    private static Subgraph.Edge edge(Value v, String from, String to, String label) {
        return new Subgraph.Edge(
                v.get(from).asString(),
                v.get(to).asString(),
                label,
                v.get("weight").asDouble());
    }

    /// Rows of up to three numbers and a weight, as they come.
    private static final class Columns {

        private final List<int[]> rows = new ArrayList<>();
        private final List<Float> weights = new ArrayList<>();

        void add(double weight, int... row) {
            rows.add(row);
            weights.add((float) weight);
        }

        int[] ints(int column) {
            return rows.stream().mapToInt(r -> r[column]).toArray();
        }

        float[] weights() {
            var array = new float[weights.size()];
            IntStream.range(0, array.length).forEach(i -> array[i] = weights.get(i));
            return array;
        }
    }
}
