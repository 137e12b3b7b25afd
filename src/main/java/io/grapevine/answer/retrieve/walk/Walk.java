package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A walk for one question: where it started and where its mass came to rest.
///
/// @param mass  (nodes) what Personalized PageRank gives
/// @param score (passages) the mass, less what a passage has for mentioning much alone
record Walk(WalkIndex index, QuestionSeeds seeds, double[] mass, double[] score) {

    static Walk of(WalkIndex index, Start start, List<Entity> phrases) {
        var seeds = QuestionSeeds.of(index, start, phrases);
        var pageRank = start.byWords().isEmpty()
                ? index.weights().pageRank()
                : index.weights().pageRankByWords();
        var mass = pageRank.walk(index.graph(), seeds.mass());
        var score = new double[index.passages()];
        for (int p = 0; p < score.length; p++) {
            double strength = Math.max(1, index.graph().strength(p));
            score[p] = mass[p] / Math.pow(strength, index.weights().lengthPenalty());
        }
        return new Walk(index, seeds, mass, score);
    }

    /// The passages with most of the score, best first.
    List<Integer> best(int k) {
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> -score[p]).thenComparing(index::passageId))
                .limit(k)
                .toList();
    }
}
