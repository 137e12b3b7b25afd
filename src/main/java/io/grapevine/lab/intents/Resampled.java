package io.grapevine.lab.intents;

import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.TextClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What classifiers say of the same texts that were each trained on a bootstrap sample of the examples: as
/// many, drawn with replacement.
///
/// @param classes       every label there is
/// @param labels        the right one of each text
/// @param probabilities of each classifier, for each text, of each class
public record Resampled(List<String> classes, List<String> labels, List<float[][]> probabilities) {

    public static Resampled of(
            List<Example> train,
            List<Example> test,
            int rounds,
            Function<List<Example>, TextClassifier> trainer,
            RandomGenerator random) {
        if (rounds < 2) throw new IllegalArgumentException("rounds must be at least 2, was " + rounds);
        var classes =
                Example.labels(Stream.concat(train.stream(), test.stream()).toList());
        var probabilities = new ArrayList<float[][]>();
        for (int round = 0; round < rounds; round++) {
            var sample = random.ints(train.size(), 0, train.size())
                    .mapToObj(train::get)
                    .toList();
            var classifier = trainer.apply(sample);
            probabilities.add(test.stream()
                    .map(example -> probabilities(classifier, example.text(), classes))
                    .toArray(float[][]::new));
        }
        return new Resampled(classes, test.stream().map(Example::label).toList(), probabilities);
    }

    /// A class that was not drawn has 0.
    private static float[] probabilities(TextClassifier classifier, String text, List<String> classes) {
        var own = new float[classifier.labels().size()];
        classifier.classify(text, own);
        var all = new float[classes.size()];
        for (int c = 0; c < own.length; c++)
            all[classes.indexOf(classifier.labels().get(c))] = own[c];
        return all;
    }

    /// Of each classifier, its answer to each text.
    List<List<String>> given() {
        return probabilities.stream()
                .map(round -> Stream.of(round).map(this::best).toList())
                .toList();
    }

    private String best(float[] row) {
        int best = 0;
        for (int c = 1; c < row.length; c++) {
            if (row[c] > row[best]) best = c;
        }
        return classes.get(best);
    }
}
