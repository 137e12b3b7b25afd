package io.grapevine.lab.intents;

import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.OutOfScope;
import io.grapevine.neural.text.TextClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What a classifier answered to each of some examples.
public record Classified(List<Answer> all) {

    /// @param label      the right one
    /// @param given      the most probable one
    /// @param confidence its probability
    /// @param score      by which the classifier abstains
    /// @param abstained  whether it did
    public record Answer(String label, String given, double confidence, double score, boolean abstained) {

        boolean right() {
            return label.equals(given);
        }

        /// Whether the text was taken for out of scope, by its label or by abstaining.
        boolean refused() {
            return abstained || OutOfScope.is(given);
        }
    }

    public Classified {
        all = List.copyOf(all);
    }

    public static Classified of(TextClassifier classifier, List<Example> examples) {
        var answers = new ArrayList<Answer>();
        var probabilities = new float[classifier.labels().size()];
        for (var example : examples) {
            double score = classifier.classify(example.text(), probabilities);
            int best = 0;
            for (int c = 1; c < probabilities.length; c++) {
                if (probabilities[c] > probabilities[best]) best = c;
            }
            answers.add(new Answer(
                    example.label(),
                    classifier.labels().get(best),
                    probabilities[best],
                    score,
                    score < classifier.threshold()));
        }
        return new Classified(answers);
    }

    public int size() {
        return all.size();
    }

    public Classified inScope() {
        return only(answer -> !OutOfScope.is(answer.label()));
    }

    public Classified outOfScope() {
        return only(answer -> OutOfScope.is(answer.label()));
    }

    private Classified only(Predicate<Answer> which) {
        return new Classified(all.stream().filter(which).toList());
    }

    double[] scores() {
        return all.stream().mapToDouble(Answer::score).toArray();
    }
}
