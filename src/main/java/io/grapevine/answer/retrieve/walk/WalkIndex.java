package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.PassageContent;
import io.grapevine.language.Gazetteer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// All that a walk over some collections needs: the graph of their passages and entities and nothing of any
/// other collection, the passages' embeddings, and the entities' names. Immutable and thread-safe.
///
/// Nodes 0 to P - 1 are the passages in the order of the snapshot, P to P + E - 1 the entities, those with most
/// edges first: rows of one length in a row halve the time of a walk, because the processor foresees where each
/// ends. Edges are
/// - passage and entity: the weight of the mention;
/// - passage and the title of another document that its text names ([NamedTitles]): [WalkWeights#namedTitles];
/// - entity and entity: the relation's weight, divided by the square root of the number of passages that
///   mention the commoner of the two, so that what everything is related to does not swallow the walk.
public final class WalkIndex {

    private final GraphSnapshot snapshot;
    private final PassageVectors vectors;
    private final NamedTitles namedTitles;
    private final WalkGraph graph;
    private final Map<String, Integer> entityOfKey;
    private final int[] entityOfRank; // (E) by number of edges
    private final int[] nodeOfEntity; // (E)
    private final int[] holders; // (E) passages that mention the entity
    private final Gazetteer names;
    private final WalkWeights weights;
    private final Supplier<int[]> byId; // (P) passages in the order of their ids; most questions do not need it

    /// @param contents one a passage of the snapshot, in its order
    public WalkIndex(GraphSnapshot snapshot, List<PassageContent> contents, WalkWeights weights) {
        this(
                snapshot,
                vectors(snapshot, contents),
                weights.namedTitles() > 0
                        ? NamedTitles.of(snapshot, contents, entityNumbers(snapshot))
                        : NamedTitles.NONE,
                weights);
    }

    WalkIndex(GraphSnapshot snapshot, PassageVectors vectors, NamedTitles namedTitles, WalkWeights weights) {
        this.snapshot = snapshot;
        this.weights = weights;
        this.vectors = vectors;
        this.namedTitles = namedTitles;
        this.entityOfKey = entityNumbers(snapshot);
        this.entityOfRank = byEdges(snapshot);
        this.nodeOfEntity = new int[entityOfRank.length];
        for (int rank = 0; rank < entityOfRank.length; rank++) {
            nodeOfEntity[entityOfRank[rank]] = passages() + rank;
        }
        this.holders = new int[entityOfRank.length];
        this.names = new Gazetteer(entityOfKey.keySet());
        this.graph = build();
        this.byId = once(() -> IntStream.range(0, passages())
                .boxed()
                .sorted(Comparator.comparing(this::passageId))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private static PassageVectors vectors(GraphSnapshot snapshot, List<PassageContent> contents) {
        if (contents.size() != snapshot.passages().size()) {
            throw new IllegalArgumentException("contents must be one a passage, were " + contents.size() + " for "
                    + snapshot.passages().size());
        }
        return new PassageVectors(
                contents.stream().map(PassageContent::embedding).toList());
    }

    static Map<String, Integer> entityNumbers(GraphSnapshot snapshot) {
        var numbers = new HashMap<String, Integer>(2 * snapshot.entities().size());
        snapshot.entities().forEach(e -> numbers.put(e.key(), numbers.size()));
        numbers.putAll(snapshot.aliases());
        return numbers;
    }

    private static <T> Supplier<T> once(Supplier<T> made) {
        var kept = new AtomicReference<T>();
        return () -> {
            if (kept.get() == null) {
                kept.compareAndSet(null, made.get());
            }
            return kept.get();
        };
    }

    GraphSnapshot snapshot() {
        return snapshot;
    }

    PassageVectors vectors() {
        return vectors;
    }

    NamedTitles namedTitles() {
        return namedTitles;
    }

    public long version() {
        return snapshot.version();
    }

    public int passages() {
        return snapshot.passages().size();
    }

    public int entities() {
        return snapshot.entities().size();
    }

    public WalkGraph graph() {
        return graph;
    }

    public WalkWeights weights() {
        return weights;
    }

    /// Bytes of the graph and the embeddings.
    public long bytes() {
        return graph.bytes() + vectors.bytes();
    }

    /// Whether the passage was there when the index was loaded.
    public boolean knows(String passageId) {
        return nodeOfPassage(passageId).isPresent();
    }

    /// The node of a passage; empty where it is newer than the index. The first call sorts the passages by their
    /// ids.
    OptionalInt nodeOfPassage(String id) {
        var sorted = byId.get();
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = passageId(sorted[middle]).compareTo(id);
            if (order == 0) {
                return OptionalInt.of(sorted[middle]);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return OptionalInt.empty();
    }

    boolean isPassage(int node) {
        return node < passages();
    }

    String passageId(int node) {
        return snapshot.passages().get(node).id();
    }

    String title(int node) {
        return snapshot.passages().get(node).title();
    }

    GraphSnapshot.EntityNode entity(int node) {
        return snapshot.entities().get(entityOfRank[node - passages()]);
    }

    /// The node of an entity that the passages mention.
    OptionalInt nodeOf(String key) {
        var entity = entityOfKey.get(key);
        return entity == null || holders[entity] == 0 ? OptionalInt.empty() : OptionalInt.of(nodeOfEntity[entity]);
    }

    /// How many passages mention the entity.
    int holders(int node) {
        return holders[entityOfRank[node - passages()]];
    }

    /// The entities whose names stand in a text.
    List<Gazetteer.Match> names(String text) {
        return names.matches(text);
    }

    float[] cosines(float[] vector) {
        return vectors.cosines(vector);
    }

    private static int[] byEdges(GraphSnapshot snapshot) {
        var edges = new int[snapshot.entities().size()];
        IntStream.of(snapshot.mentions().entity()).forEach(e -> edges[e]++);
        IntStream.of(snapshot.relations().subject()).forEach(e -> edges[e]++);
        IntStream.of(snapshot.relations().object()).forEach(e -> edges[e]++);
        IntStream.of(snapshot.sameAs().a()).forEach(e -> edges[e]++);
        IntStream.of(snapshot.sameAs().b()).forEach(e -> edges[e]++);
        return IntStream.range(0, edges.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer e) -> -edges[e]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private WalkGraph build() {
        var builder = WalkGraph.builder(passages() + entities());
        var mentioned = addMentions(builder);
        if (weights.namedTitles() > 0) {
            addNamedTitles(builder, mentioned);
        }
        mentioned.forEach(entities -> entities.forEach(e -> holders[e]++));
        if (weights.relations() > 0) {
            addRelations(builder);
        }
        if (weights.sameAs() > 0) {
            addSameAs(builder);
        }
        return builder.build();
    }

    /// @return the entities of each passage
    private List<Set<Integer>> addMentions(WalkGraph.Builder builder) {
        var mentioned = snapshot.passages().stream()
                .<Set<Integer>>map(p -> new HashSet<>())
                .toList();
        var mentions = snapshot.mentions();
        for (int i = 0; i < mentions.passage().length; i++) {
            int entity = mentions.entity()[i];
            double factor = mentions.weight()[i] > 1 ? weights.titles() : weights.mentions();
            mentioned.get(mentions.passage()[i]).add(entity);
            if (factor > 0) {
                builder.edge(mentions.passage()[i], nodeOfEntity[entity], (float) (factor * mentions.weight()[i]));
            }
        }
        return mentioned;
    }

    private void addNamedTitles(WalkGraph.Builder builder, List<Set<Integer>> mentioned) {
        for (int i = 0; i < namedTitles.passage().length; i++) {
            int passage = namedTitles.passage()[i];
            int entity = namedTitles.entity()[i];
            if (mentioned.get(passage).add(entity)) {
                builder.edge(passage, nodeOfEntity[entity], (float) weights.namedTitles());
            }
        }
    }

    private void addRelations(WalkGraph.Builder builder) {
        var relations = snapshot.relations();
        for (int i = 0; i < relations.subject().length; i++) {
            int subject = relations.subject()[i];
            int object = relations.object()[i];
            double commoner = Math.max(1, Math.max(holders[subject], holders[object]));
            double weight = weights.relations() * relations.weight()[i] / Math.sqrt(commoner);
            builder.edge(nodeOfEntity[subject], nodeOfEntity[object], (float) weight);
        }
    }

    private void addSameAs(WalkGraph.Builder builder) {
        var sameAs = snapshot.sameAs();
        for (int i = 0; i < sameAs.a().length; i++) {
            builder.edge(nodeOfEntity[sameAs.a()[i]], nodeOfEntity[sameAs.b()[i]], (float)
                    (weights.sameAs() * sameAs.cosine()[i]));
        }
    }
}
