package io.grapevine.answer.rank;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;

/// Keeps the retriever's order, drops passages that say the same word for word, and looks up the neighbourhood
/// of the passages in the graph where the retriever has brought no subgraph.
public final class DefaultRanker implements Ranker {

    private final BiFunction<List<String>, Scope, Subgraph> neighbourhood;

    /// @param neighbourhood the subgraph around passages, by their ids, in a scope
    public DefaultRanker(BiFunction<List<String>, Scope, Subgraph> neighbourhood) {
        this.neighbourhood = neighbourhood;
    }

    @Override
    public Evidence rank(Question question, Evidence found) {
        // a computed statement counts on the order of its passages
        var passages = found.statement().isPresent() ? found.passages() : withoutRepetition(found.passages());
        var subgraph = found.subgraph().nodes().isEmpty() ? around(passages, question.scope()) : found.subgraph();
        return found.with(passages).with(subgraph);
    }

    private Subgraph around(List<ScoredPassage> passages, Scope scope) {
        return passages.isEmpty()
                ? Subgraph.EMPTY
                : neighbourhood.apply(
                        passages.stream().map(found -> found.passage().id()).toList(), scope);
    }

    /// The same text ingested twice under two names would take two places in the evidence.
    private static List<ScoredPassage> withoutRepetition(List<ScoredPassage> passages) {
        var texts = new HashSet<String>();
        return passages.stream()
                .filter(found -> texts.add(found.passage().text()))
                .toList();
    }
}
