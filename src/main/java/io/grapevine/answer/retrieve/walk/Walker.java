package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Topic;
import io.grapevine.language.PhraseExtractor;
import java.util.List;
import java.util.OptionalDouble;

/// Walks an index for a question. Pure: needs no store. Thread-safe.
public final class Walker {

    private final PhraseExtractor extractor;

    public Walker(PhraseExtractor extractor) {
        this.extractor = extractor;
    }

    /// A passage by its id.
    public record Hit(String id, double score) {}

    /// @param passages   best first
    /// @param subgraph   what led to them
    /// @param similarity cosine of the question with the passage closest to it; empty where there is no passage
    public record Found(List<Hit> passages, Subgraph subgraph, OptionalDouble similarity) {

        public List<String> passageIds() {
            return passages.stream().map(Hit::id).toList();
        }
    }

    /// The `k` best passages, fewer where there are not as many.
    ///
    /// @param vector the question's embedding, normalised
    public Found walk(WalkIndex index, String question, float[] vector, int k) {
        return walk(index, question, Topic.NONE, vector, k);
    }

    /// As [#walk(WalkIndex, String, float[], int)]; the entities of the conversation's topic are weaker seeds.
    public Found walk(WalkIndex index, String question, Topic topic, float[] vector, int k) {
        if (index.passages() == 0) {
            return new Found(List.of(), Subgraph.EMPTY, OptionalDouble.empty());
        }
        var walk = Walk.of(index, question, topic, vector, extractor.phrasesOf(question));
        var best = walk.best(k);
        var hits = best.stream()
                .map(p -> new Hit(index.passageId(p), walk.score()[p]))
                .toList();
        return new Found(
                hits, Trails.to(best, walk), OptionalDouble.of(walk.seeds().similarity()));
    }
}
