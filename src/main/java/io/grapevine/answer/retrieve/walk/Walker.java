package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Topic;
import io.grapevine.language.PhraseExtractor;
import java.util.List;

/// Walks an index for a question: from its seeds the mass is pushed on, and the passages where most of it comes
/// to rest are what is found. Pure: needs no store. Thread-safe.
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

    /// Where a walk starts: at the passages closest to the question, or at those that full text found for it
    /// where the embedding does not know its language; and at the entities that it names.
    ///
    /// @param topic     its entities are weaker seeds than those that the question names
    /// @param closest   to the question, with their cosines; the walk starts at them where `byWords` is empty
    /// @param unrelated cosine of the question with passages that have nothing to do with it
    /// @param byWords   what full text found, with its scores; empty where the walk starts at the closest passages
    public record Start(String question, Topic topic, List<Hit> closest, double unrelated, List<Hit> byWords) {

        public Start {
            closest = List.copyOf(closest);
            byWords = List.copyOf(byWords);
        }
    }

    /// The `k` best passages, fewer where the walk met not as many.
    public Found walk(WalkIndex index, Start start, int k) {
        var seeds = QuestionSeeds.of(index, start, extractor.phrasesOf(start.question()));
        var weights = index.weights();
        var push = start.byWords().isEmpty() ? weights.push() : weights.pushByWords();
        var walk = Walk.from(seeds, index, push);
        var best = walk.best(k);
        return new Found(
                best.stream().map(Walk.Reached::hit).toList(),
                Trails.to(best.stream().map(Walk.Reached::node).toList(), walk));
    }
}
