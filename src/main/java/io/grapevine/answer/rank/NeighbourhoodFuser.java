package io.grapevine.answer.rank;

import io.grapevine.answer.retrieve.ReciprocalRank;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Fuses what several retrievers found by ranks, drops passages that say the same word for word, and looks up the
/// neighbourhood of the passages in the graph where no retriever has brought a subgraph.
public final class NeighbourhoodFuser implements Fuser {

    private final Function<List<String>, Subgraph> neighbourhood;

    /// @param neighbourhood the subgraph around passages, by their ids
    public NeighbourhoodFuser(Function<List<String>, Subgraph> neighbourhood) {
        this.neighbourhood = neighbourhood;
    }

    @Override
    public Evidence fuse(Question question, List<Evidence> found) {
        var fused = fused(found);
        return found.stream()
                .flatMap(evidence -> evidence.degraded().stream())
                .findFirst()
                .map(fused::degraded)
                .orElse(fused);
    }

    private Evidence fused(List<Evidence> found) {
        var computed = found.stream()
                .filter(evidence -> evidence.statement().isPresent())
                .findFirst();
        if (computed.isPresent()) { // its statement counts on the order of its passages
            return withNeighbourhood(computed.get());
        }
        var passages = withoutRepetition(
                found.size() == 1
                        ? found.getFirst().passages()
                        : ReciprocalRank.fuse(
                                found.stream().map(Evidence::passages).toList(), longest(found)));
        if (passages.isEmpty()) {
            return Evidence.NONE;
        }
        var subgraph = found.stream()
                .map(Evidence::subgraph)
                .filter(graph -> !graph.nodes().isEmpty())
                .findFirst()
                .orElseGet(() -> around(passages));
        var similarity = found.stream()
                .map(Evidence::similarity)
                .flatMap(s -> s.stream().boxed())
                .mapToDouble(Double::doubleValue)
                .max();
        return new Evidence(
                passages,
                subgraph,
                similarity,
                Optional.empty(),
                found.stream()
                        .flatMap(evidence -> evidence.communities().stream())
                        .distinct()
                        .toList());
    }

    private Evidence withNeighbourhood(Evidence evidence) {
        return new Evidence(
                evidence.passages(),
                around(evidence.passages()),
                evidence.similarity(),
                evidence.statement(),
                evidence.communities());
    }

    private Subgraph around(List<ScoredPassage> passages) {
        return passages.isEmpty()
                ? Subgraph.EMPTY
                : neighbourhood.apply(
                        passages.stream().map(p -> p.passage().id()).toList());
    }

    private static int longest(List<Evidence> found) {
        return found.stream()
                .mapToInt(evidence -> evidence.passages().size())
                .max()
                .orElse(0);
    }

    /// The same text ingested twice under two names would take two places in the evidence.
    private static List<ScoredPassage> withoutRepetition(List<ScoredPassage> passages) {
        var texts = new HashSet<String>();
        return passages.stream()
                .filter(found -> texts.add(found.passage().text()))
                .toList();
    }
}
