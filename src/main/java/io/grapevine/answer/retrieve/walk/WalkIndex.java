package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.EntityType;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.language.Gazetteer;
import java.util.List;
import java.util.OptionalLong;

/// The graph that a question walks over: the segments of the collections asked, and nothing of any other. They
/// are not copied; an entity that several segments mention is one node. Immutable and thread-safe.
///
/// A node is a number: an entity's is the [KeyHash] of its key, above 0; a passage's is below 0 and says in which
/// part it is and where there. Edges are undirected:
/// - passage and entity: the weight of the mention;
/// - passage and the title of another document that its text names: [WalkWeights#namedTitles];
/// - entity and entity: the relation's weight, divided by the square root of the number of passages that mention
///   the commoner of the two, so that what everything is related to does not swallow the walk;
/// - entity and entity that may be one: the cosine of their names.
public final class WalkIndex {

    static final WalkIndex EMPTY = new WalkIndex(List.of(), SameNames.NONE, WalkWeights.DEFAULT);

    /// A segment and which of its passages are gone since it was made.
    record Part(Segment segment, Gone gone) {}

    /// Is told the edges of a node, parallel ones one by one.
    @FunctionalInterface
    interface Edges {
        void edge(long neighbour, double weight);
    }

    private final List<Part> parts;
    private final SameNames same;
    private final WalkWeights weights;
    private final Gazetteer gazetteer;
    private final int longestKey;

    WalkIndex(List<Part> parts, SameNames same, WalkWeights weights) {
        this.parts = List.copyOf(parts);
        this.same = same;
        this.weights = weights;
        this.longestKey =
                parts.stream().mapToInt(part -> part.segment().longestKey()).reduce(same.longestAlias(), Math::max);
        this.gazetteer = new Gazetteer(new EntityNames());
    }

    private final class EntityNames implements Gazetteer.Names {

        @Override
        public int longest(String firstWord) {
            return longestKey;
        }

        @Override
        public boolean has(String key) {
            return isMentioned(KeyHash.of(same.stored(key)));
        }
    }

    /// The index of these passages alone, those of a document one behind the other.
    public static WalkIndex of(Iterable<PassageRow> rows, WalkWeights weights) {
        return new WalkIndex(List.of(new Part(SegmentBuilder.of(rows, EMPTY), Gone.NONE)), SameNames.NONE, weights);
    }

    List<Part> parts() {
        return parts;
    }

    SameNames sameNames() {
        return same;
    }

    WalkWeights weights() {
        return weights;
    }

    /// How many of the passages closest to a question its walk starts from.
    public int dense() {
        return weights.dense();
    }

    public int passages() {
        return parts.stream()
                .mapToInt(part -> part.segment().passages() - part.gone().count())
                .sum();
    }

    /// Of each segment; one that several mention counts as often.
    public int entities() {
        return parts.stream().mapToInt(part -> part.segment().entities()).sum();
    }

    /// Bytes of the segments, in memory and in mapped files.
    public long bytes() {
        return parts.stream().mapToLong(part -> part.segment().bytes()).sum();
    }

    /// Whether the passage was there when the index was made.
    public boolean knows(String passageId) {
        return nodeOfPassage(passageId).isPresent();
    }

    /// The node of a passage; empty where it is newer than the index.
    OptionalLong nodeOfPassage(String id) {
        for (int p = 0; p < parts.size(); p++) {
            int passage = parts.get(p).segment().passage(id);
            if (passage >= 0 && !parts.get(p).gone().has(passage)) {
                return OptionalLong.of(passageNode(p, passage));
            }
        }
        return OptionalLong.empty();
    }

    private static long passageNode(int part, int passage) {
        return Long.MIN_VALUE | (long) part << Integer.SIZE | passage;
    }

    static boolean isPassage(long node) {
        return node < 0;
    }

    private Segment segmentOf(long passage) {
        return parts.get((int) ((passage & Long.MAX_VALUE) >>> Integer.SIZE)).segment();
    }

    String passageId(long passage) {
        return segmentOf(passage).passageId((int) passage);
    }

    String title(long passage) {
        return segmentOf(passage).title((int) passage);
    }

    String key(long entity) {
        var part = partOf(entity);
        return part.segment().key(part.segment().entity(entity));
    }

    String name(long entity) {
        var part = partOf(entity);
        return part.segment().name(part.segment().entity(entity));
    }

    EntityType type(long entity) {
        var part = partOf(entity);
        return part.segment().type(part.segment().entity(entity));
    }

    private Part partOf(long entity) {
        return parts.stream()
                .filter(part -> part.segment().entity(entity) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /// The node of an entity that the passages mention.
    OptionalLong nodeOf(String key) {
        long hash = KeyHash.of(same.stored(key));
        return isMentioned(hash) ? OptionalLong.of(hash) : OptionalLong.empty();
    }

    private boolean isMentioned(long entity) {
        for (var part : parts) {
            var segment = part.segment();
            int e = segment.entity(entity);
            for (int i = e < 0 ? 0 : segment.firstMentioning(e); e >= 0 && i < segment.behindMentioning(e); i++) {
                if (!part.gone().has(segment.mentioning(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// How many passages mention the entity.
    int holders(long entity) {
        int holders = 0;
        for (var part : parts) {
            var segment = part.segment();
            int e = segment.entity(entity);
            int before = -1;
            for (int i = e < 0 ? 0 : segment.firstMentioning(e); e >= 0 && i < segment.behindMentioning(e); i++) {
                int passage = segment.mentioning(i);
                holders += passage == before || part.gone().has(passage) ? 0 : 1;
                before = passage;
            }
        }
        return holders;
    }

    /// At least as many as mention the entity: those that are gone count until their segment is made anew.
    int mentions(long entity) {
        int mentions = 0;
        for (var part : parts) {
            int e = part.segment().entity(entity);
            mentions += e < 0
                    ? 0
                    : part.segment().behindMentioning(e) - part.segment().firstMentioning(e);
        }
        return mentions;
    }

    boolean isTitle(String key) {
        long hash = KeyHash.of(key);
        return parts.stream().anyMatch(part -> {
            int e = part.segment().entity(hash);
            return e >= 0 && part.segment().isTitle(e);
        });
    }

    /// Words of the longest key.
    int longestKey() {
        return longestKey;
    }

    /// The entities whose names stand in a text.
    List<Gazetteer.Match> names(String text) {
        return gazetteer.matches(text);
    }

    /// Entries of the node's rows, those of passages that are gone too: what going over its edges costs.
    int degree(long node) {
        if (isPassage(node)) {
            var segment = segmentOf(node);
            return segment.behindMentions((int) node) - segment.firstMention((int) node);
        }
        int degree = same.behind(node) - same.first(node);
        for (var part : parts) {
            var segment = part.segment();
            int e = segment.entity(node);
            degree += e < 0
                    ? 0
                    : segment.behindMentioning(e)
                            - segment.firstMentioning(e)
                            + segment.behindRelated(e)
                            - segment.firstRelated(e);
        }
        return degree;
    }

    /// Sum of the weights of the node's edges; 0 for a node without any.
    double strength(long node) {
        var sum = new double[1];
        edges(node, (neighbour, weight) -> sum[0] += weight);
        return sum[0];
    }

    void edges(long node, Edges edges) {
        if (isPassage(node)) {
            var segment = segmentOf(node);
            for (int i = segment.firstMention((int) node); i < segment.behindMentions((int) node); i++) {
                give(edges, segment.hash(segment.mentioned(i)), weights.ofMention(segment.mentionWeight(i)));
            }
            return;
        }
        for (int p = 0; p < parts.size(); p++) {
            int e = parts.get(p).segment().entity(node);
            if (e >= 0) {
                mentionsOf(e, p, edges);
                relationsOf(e, parts.get(p), edges);
            }
        }
        for (int i = same.first(node); i < same.behind(node); i++) {
            if (isMentioned(same.other(i))) {
                give(edges, same.other(i), weights.sameAs() * same.cosine(i));
            }
        }
    }

    private void mentionsOf(int entity, int part, Edges edges) {
        var segment = parts.get(part).segment();
        var gone = parts.get(part).gone();
        for (int i = segment.firstMentioning(entity); i < segment.behindMentioning(entity); i++) {
            int passage = segment.mentioning(i);
            if (!gone.has(passage)) {
                give(edges, passageNode(part, passage), weights.ofMention(segment.mentioningWeight(i)));
            }
        }
    }

    private void relationsOf(int entity, Part part, Edges edges) {
        var segment = part.segment();
        for (int i = segment.firstRelated(entity); i < segment.behindRelated(entity); i++) {
            int relation = segment.related(i);
            if (!part.gone().has(segment.relationPassage(relation))) {
                int other = segment.subject(relation) == entity ? segment.object(relation) : segment.subject(relation);
                give(edges, segment.hash(other), weights.relations() * segment.relationWeight(relation));
            }
        }
    }

    private static void give(Edges edges, long neighbour, double weight) {
        if (weight > 0) {
            edges.edge(neighbour, weight);
        }
    }
}
