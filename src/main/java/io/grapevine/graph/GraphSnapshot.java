package io.grapevine.graph;

import java.util.List;

/// The graph as columns, to be walked in memory. Entities are numbered by their place in `entities`, passages by theirs
/// in `passages`.
///
/// @param version  the graph's version that it was read at, or a later one
/// @param mentions passage and entity numbers, and the weight of the tie
public record GraphSnapshot(long version, List<PassageNode> passages, List<EntityNode> entities, Mentions mentions,
                            Relations relations) {

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
}
