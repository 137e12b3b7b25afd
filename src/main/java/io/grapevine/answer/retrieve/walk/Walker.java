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

    /// Where a walk starts: at the passages closest to the question, or at those that full text found for it
    /// where the embedding does not know its language; and at the entities that it names.
    ///
    /// @param topic   its entities are weaker seeds than those that the question names
    /// @param vector  the question's embedding, normalised
    /// @param byWords what full text found, with its scores; empty where the walk starts at the closest passages
    public record Start(String question, Topic topic, float[] vector, List<Hit> byWords) {

        public Start {
            byWords = List.copyOf(byWords);
        }
    }

    /// As [#walk(WalkIndex, Start, int)] from the passages closest to the question and the entities that it
    /// names.
    public Found walk(WalkIndex index, String question, float[] vector, int k) {
        return walk(index, new Start(question, Topic.NONE, vector, List.of()), k);
    }

    /// The `k` best passages, fewer where there are not as many.
    public Found walk(WalkIndex index, Start start, int k) {
        if (index.passages() == 0) {
            return new Found(List.of(), Subgraph.EMPTY, OptionalDouble.empty());
        }
        var walk = Walk.of(index, start, extractor.phrasesOf(start.question()));
        var best = walk.best(k);
        var hits = best.stream()
                .map(p -> new Hit(index.passageId(p), walk.score()[p]))
                .toList();
        return new Found(
                hits, Trails.to(best, walk), OptionalDouble.of(walk.seeds().similarity()));
    }
}
