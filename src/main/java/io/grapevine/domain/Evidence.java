package io.grapevine.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was found for a question: the passages, numbered from 1 in this order, and the subgraph that led to them.
///
/// @param passages   best first
/// @param subgraph   empty where the retriever does not make one
/// @param similarity cosine of the question with the closest passage of the collections asked, -1 to 1;
///                   empty where the retriever does not measure it (full text)
/// @param statement  what was counted, listed or ranked over the whole graph, `[n]` behind what passage n shows; empty
///                   where the answer is in the passages themselves
public record Evidence(List<ScoredPassage> passages, Subgraph subgraph, OptionalDouble similarity, Optional<String> statement) {

    public static final Evidence NONE = new Evidence(List.of(), Subgraph.EMPTY);

    public Evidence {
        passages = List.copyOf(passages);
    }

    public Evidence(List<ScoredPassage> passages, Subgraph subgraph) {
        this(passages, subgraph, OptionalDouble.empty());
    }

    public Evidence(List<ScoredPassage> passages, Subgraph subgraph, OptionalDouble similarity) {
        this(passages, subgraph, similarity, Optional.empty());
    }

    /// What was computed, and a passage to show for each `[n]` of it.
    public static Evidence computed(String statement, List<ScoredPassage> passages) {
        return new Evidence(passages, Subgraph.EMPTY, OptionalDouble.empty(), Optional.of(statement));
    }

    public boolean isEmpty() {
        return passages.isEmpty() && statement.isEmpty();
    }
}
