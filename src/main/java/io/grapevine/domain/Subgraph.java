package io.grapevine.domain;

import java.util.List;

/// A piece of the graph to show: passages and entities, and what ties them.
public record Subgraph(List<Node> nodes, List<Edge> edges) {

    public static final Subgraph EMPTY = new Subgraph(List.of(), List.of());

    public Subgraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// @param id   passage id or entity key
    /// @param kind `passage`, `entity` or `community`
    /// @param type the entity's type, lower case; empty for others
    public record Node(String id, String kind, String label, String type, double weight) {}

    /// @param label `mentions`, or what the text says between the two, from the one to the other
    public record Edge(String from, String to, String label, double weight) {

        /// Between a passage and an entity that it speaks of.
        public static final String MENTIONS = "mentions";
        /// Between two entities where it is not known what is said.
        public static final String RELATES = "relates";
        /// Between two entities whose names are near.
        public static final String MAY_BE = "may be the same as";
    }
}
