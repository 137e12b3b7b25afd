package io.grapevine.domain;

import java.util.List;

/// What was found for a question: the passages, numbered from 1 in this order, and the subgraph that led to them.
public record Evidence(List<ScoredPassage> passages, Subgraph subgraph) {

    public static final Evidence NONE = new Evidence(List.of(), Subgraph.EMPTY);

    public Evidence {
        passages = List.copyOf(passages);
    }
}
