package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.Subgraph;
import io.grapevine.language.PhraseExtractor;
import java.util.List;

/// Walks an index for a question. Pure: needs no store. Thread-safe.
public final class Walker {

    private final PhraseExtractor extractor;

    public Walker(PhraseExtractor extractor) {
        this.extractor = extractor;
    }

    /// A passage by its id.
    public record Hit(String id, double score) {}

    /// @param passages best first
    /// @param subgraph what led to them
    public record Found(List<Hit> passages, Subgraph subgraph) {

        public List<String> passageIds() {
            return passages.stream().map(Hit::id).toList();
        }
    }

    /// The `k` best passages, fewer where there are not as many.
    ///
    /// @param vector the question's embedding, normalised
    public Found walk(WalkIndex index, String question, float[] vector, int k) {
        if (index.passages() == 0) {
            return new Found(List.of(), Subgraph.EMPTY);
        }
        var walk = Walk.of(index, question, vector, extractor.phrasesOf(question));
        var best = walk.best(k);
        return new Found(best.stream().map(p -> new Hit(index.passageId(p), walk.score()[p])).toList(), Trails.to(best, walk));
    }
}
