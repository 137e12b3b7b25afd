package io.grapevine.domain;

import java.util.Locale;

/// A way to find passages.
public enum RetrievalMode {
    FULLTEXT,
    VECTOR,
    HYBRID,
    GRAPH;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for an unknown label
    public static RetrievalMode ofLabel(String label) {
        for (var mode : values()) {
            if (mode.label().equals(label)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "unknown retrieval mode '" + label + "', it is one of fulltext, vector, hybrid, graph");
    }
}
