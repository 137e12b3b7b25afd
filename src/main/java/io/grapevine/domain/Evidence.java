package io.grapevine.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What was found for a question: the passages, numbered from 1 in this order, and the subgraph that led to
/// them.
///
/// @param passages   best first
/// @param subgraph   empty where the retriever does not make one
/// @param similarity cosine of the question with the closest passage of the collections asked, -1 to 1;
///                   empty where the retriever does not measure it (full text)
/// @param statement  what was counted, listed or ranked over the whole graph, `[n]` behind what passage n
///                   shows; empty where the answer is in the passages themselves
/// @param communities what the passages belong to, the nearest to the question first; empty where nobody asked
/// @param degraded   why this was found by a lesser way than the question was to take; empty as a rule
/// @param editions   which version (`version 2, 2026-01-15`) it is, by the id of a document that was preferred
///                   to other versions of it
public record Evidence(
        List<ScoredPassage> passages,
        Subgraph subgraph,
        OptionalDouble similarity,
        Optional<String> statement,
        List<Community> communities,
        Optional<String> degraded,
        Map<String, String> editions) {

    public static final Evidence NONE = new Evidence(List.of(), Subgraph.EMPTY);

    public Evidence {
        passages = List.copyOf(passages);
        communities = List.copyOf(communities);
        editions = Map.copyOf(editions);
    }

    public Evidence(List<ScoredPassage> passages, Subgraph subgraph) {
        this(passages, subgraph, OptionalDouble.empty());
    }

    public Evidence(List<ScoredPassage> passages, Subgraph subgraph, OptionalDouble similarity) {
        this(passages, subgraph, similarity, Optional.empty(), List.of());
    }

    /// Found the way that the question was to take.
    public Evidence(
            List<ScoredPassage> passages,
            Subgraph subgraph,
            OptionalDouble similarity,
            Optional<String> statement,
            List<Community> communities) {
        this(passages, subgraph, similarity, statement, communities, Optional.empty());
    }

    /// Of documents without versions.
    public Evidence(
            List<ScoredPassage> passages,
            Subgraph subgraph,
            OptionalDouble similarity,
            Optional<String> statement,
            List<Community> communities,
            Optional<String> degraded) {
        this(passages, subgraph, similarity, statement, communities, degraded, Map.of());
    }

    /// What was computed, and a passage to show for each `[n]` of it.
    public static Evidence computed(String statement, List<ScoredPassage> passages) {
        return new Evidence(passages, Subgraph.EMPTY, OptionalDouble.empty(), Optional.of(statement), List.of());
    }

    /// The same with its first passages only, under the same numbers.
    public Evidence first(int count) {
        return with(passages.subList(0, Math.min(count, passages.size())));
    }

    /// The same with other passages.
    public Evidence with(List<ScoredPassage> others) {
        return new Evidence(others, subgraph, similarity, statement, communities, degraded, editions);
    }

    /// The same with a passage at its end, unless it is among them.
    public Evidence including(ScoredPassage other) {
        if (passages.stream()
                .anyMatch(hit -> hit.passage().id().equals(other.passage().id()))) {
            return this;
        }
        return with(Stream.concat(passages.stream(), Stream.of(other)).toList());
    }

    /// The same with another subgraph.
    public Evidence with(Subgraph other) {
        return new Evidence(passages, other, similarity, statement, communities, degraded, editions);
    }

    /// The same with something that was computed from it.
    public Evidence with(String computed) {
        return new Evidence(passages, subgraph, similarity, Optional.of(computed), communities, degraded, editions);
    }

    /// The same, of these versions of documents.
    public Evidence of(Map<String, String> versions) {
        return new Evidence(passages, subgraph, similarity, statement, communities, degraded, versions);
    }

    /// The same, found by a lesser way for this reason; the reason of before where it had one.
    public Evidence degraded(String reason) {
        return new Evidence(
                passages, subgraph, similarity, statement, communities, Optional.of(degraded.orElse(reason)), editions);
    }

    public boolean isEmpty() {
        return passages.isEmpty() && statement.isEmpty();
    }
}
