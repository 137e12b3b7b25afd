package io.grapevine.graph.index;

import java.util.List;
import java.util.Map;

/// The graph as columns, to be walked in memory. Entities are numbered by their place in `entities`, passages by
/// theirs in `passages`.
///
/// @param version  the graph's version that it was read at, or a later one
/// @param aliases  number of the entity that each merged key is stored with
public record GraphSnapshot(
        long version,
        List<PassageNode> passages,
        List<EntityNode> entities,
        Mentions mentions,
        Relations relations,
        SameAs sameAs,
        Map<String, Integer> aliases) {

    public record PassageNode(String id, String documentId, String collection, String title) {}

    /// What a passage holds beside its place in the graph.
    ///
    /// @param embedding empty for a passage that went while the graph was read
    public record PassageContent(String text, float[] embedding) {}

    public record EntityNode(String key, String name, String type) {}

    /// Column `i` says that passage `passage[i]` mentions entity `entity[i]`; sorted by passage.
    public record Mentions(int[] passage, int[] entity, float[] weight) {}

    /// Column `i` is one relation as it was read in one passage; sorted by passage.
    public record Relations(int[] passage, int[] subject, int[] object, float[] weight) {}

    /// Column `i` says that entities `a[i]` and `b[i]` may be one, and how near their names are; each pair once.
    public record SameAs(int[] a, int[] b, float[] cosine) {

        public static final SameAs NONE = new SameAs(new int[0], new int[0], new float[0]);
    }
}
