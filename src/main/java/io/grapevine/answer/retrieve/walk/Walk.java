package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Walker.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// A walk for one question: where it started and where its mass came to rest.
record Walk(WalkIndex index, QuestionSeeds seeds, Mass mass) {

    private static final Comparator<Hit> WORST_FIRST =
            Comparator.comparingDouble(Hit::score).thenComparing(Hit::id, Comparator.reverseOrder());

    static Walk from(QuestionSeeds seeds, WalkIndex index, ForwardPush push) {
        return new Walk(index, seeds, push.push(index, seeds.mass()));
    }

    /// A passage that was reached, by its node.
    record Reached(long node, Hit hit) {}

    /// The passages with the highest scores, best first: their mass, less what a passage has for mentioning much
    /// alone.
    List<Reached> best(int k) {
        var best = new PriorityQueue<>(Comparator.comparing(Reached::hit, WORST_FIRST));
        mass.forEach(node -> {
            if (WalkIndex.isPassage(node)) {
                double score = score(node);
                if (best.size() < k || score >= best.peek().hit().score()) {
                    best.add(new Reached(node, new Hit(index.passageId(node), score)));
                }
                if (best.size() > k) {
                    best.poll();
                }
            }
        });
        var sorted = new ArrayList<>(best);
        sorted.sort(Comparator.comparing(Reached::hit, WORST_FIRST).reversed());
        return sorted;
    }

    private double score(long passage) {
        double strength = Math.max(1, index.strength(passage));
        return mass.of(passage) / Math.pow(strength, index.weights().lengthPenalty());
    }
}
