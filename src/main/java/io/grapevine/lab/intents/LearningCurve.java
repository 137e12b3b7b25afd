package io.grapevine.lab.intents;

import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.TextClassifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// How accuracy grows with the training data: flat at the end means that more data of the kind will not help, a
/// gap between the two accuracies that the classifier learns its examples by heart.
public record LearningCurve(List<Point> points) {

    /// @param examples      trained on
    /// @param trainAccuracy on those, 0 to 1
    /// @param testAccuracy  on the test examples, 0 to 1
    public record Point(int examples, double trainAccuracy, double testAccuracy) {}

    public LearningCurve {
        points = List.copyOf(points);
    }

    /// Trains on growing shares of the examples, each label in the same share, each share holding the smaller
    /// ones.
    ///
    /// @param shares of the training examples, rising, each above 0 and at most 1
    public static LearningCurve of(
            List<Example> train,
            List<Example> test,
            List<Double> shares,
            Function<List<Example>, TextClassifier> trainer,
            RandomGenerator random) {
        var order = interleaved(train, random);
        var points = new ArrayList<Point>();
        for (double share : shares) {
            if (!(share > 0 && share <= 1))
                throw new IllegalArgumentException("a share must be above 0 and at most 1, was " + share);
            var part = order.subList(0, (int) Math.max(1, Math.round(share * order.size())));
            var classifier = trainer.apply(part);
            points.add(new Point(
                    part.size(),
                    Metrics.accuracy(Classified.of(classifier, part)),
                    Metrics.accuracy(Classified.of(classifier, test))));
        }
        return new LearningCurve(points);
    }

    /// In an order whose every beginning has the labels in about their shares of the whole.
    private static List<Example> interleaved(List<Example> examples, RandomGenerator random) {
        record Placed(double place, Example example) {}
        var placed = new ArrayList<Placed>();
        for (var label : Example.labels(examples)) {
            var ofLabel = new ArrayList<>(examples.stream()
                    .filter(example -> example.label().equals(label))
                    .toList());
            Split.shuffle(ofLabel, random);
            for (int i = 0; i < ofLabel.size(); i++) placed.add(new Placed((i + 0.5) / ofLabel.size(), ofLabel.get(i)));
        }
        return placed.stream()
                .sorted(Comparator.comparing(Placed::place))
                .map(Placed::example)
                .toList();
    }
}
