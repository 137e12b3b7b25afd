package io.grapevine.lab.intents;

import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.NearestNeighbours;
import io.grapevine.neural.text.TextClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Splits, learning curves and the bias-variance decomposition, with a nearest neighbour on a line as the
/// classifier.
class LearningTest {

    /// Numbers below 50 are low; a tenth of the labels is wrong.
    private static final List<Example> EXAMPLES = IntStream.range(0, 100)
            .mapToObj(i -> new Example((i < 50) == (i % 10 != 3) ? "low" : "high", String.valueOf(i)))
            .toList();
    private static final Function<List<Example>, TextClassifier> NEAREST = examples -> new NearestNeighbours(
            examples, text -> angle(Double.parseDouble(text) / 100), 1, 1, Double.NEGATIVE_INFINITY);

    private static float[] angle(double radians) {
        return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
    }

    @Test
    void a_split_has_each_label_in_the_same_share_and_loses_nothing() {
        var split = Split.stratified(EXAMPLES, 0.2, new SplittableRandom(1));
        assertThat(split.held().stream().filter(example -> example.label().equals("low")))
                .hasSize(10);
        assertThat(split.held()).hasSize(20);
        var both = new ArrayList<>(split.train());
        both.addAll(split.held());
        assertThat(both).containsExactlyInAnyOrderElementsOf(EXAMPLES);
        assertThat(Split.stratified(EXAMPLES, 0.2, new SplittableRandom(1))).isEqualTo(split);
    }

    @Test
    void a_nearest_neighbour_learns_its_examples_by_heart_and_the_curve_shows_it() {
        var split = Split.stratified(EXAMPLES, 0.3, new SplittableRandom(2));
        var curve =
                LearningCurve.of(split.train(), split.held(), List.of(0.1, 0.5, 1.0), NEAREST, new SplittableRandom(3));
        assertThat(curve.points()).extracting(LearningCurve.Point::examples).containsExactly(7, 35, 70);
        assertThat(curve.points()).allMatch(point -> point.trainAccuracy() == 1);
        assertThat(curve.points().getLast().testAccuracy()).isBetween(0.7, 0.95);
    }

    @Test
    void wrong_labels_are_variance_to_a_nearest_neighbour() {
        var test = IntStream.range(0, 100)
                .mapToObj(i -> new Example(i < 50 ? "low" : "high", String.valueOf(i)))
                .toList();
        var resampled = Resampled.of(EXAMPLES, test, 25, NEAREST, new SplittableRandom(4));
        var parts = BiasVariance.of(resampled);
        assertThat(parts.error()).isCloseTo(parts.bias() + parts.variance(), within(1e-9));
        assertThat(parts.unbiasedVariance()).isGreaterThan(0.03);
        var squared = SquaredBiasVariance.of(resampled);
        assertThat(squared.error()).isCloseTo(squared.bias() + squared.variance(), within(1e-9));
        assertThat(squared.variance()).isGreaterThan(squared.bias());
    }

    @Test
    void plots_are_whole_documents_with_escaped_text() {
        var curves = Plots.curves("loss < 1", List.of(new Plots.Curve("train & test", List.of(3.0, 2.0, 1.5))));
        assertThat(curves)
                .startsWith("<svg")
                .endsWith("</svg>\n")
                .contains("loss &lt; 1", "train &amp; test", "<polyline");
        var answers = Classified.of(NEAREST.apply(EXAMPLES), EXAMPLES);
        assertThat(Plots.confusion("c", ConfusionMatrix.of(answers, List.of("high", "low"))))
                .contains(">50<")
                .contains("rotate(-90)");
        assertThat(Plots.reliability("r", Reliability.of(answers, 10))).contains("confidence");
    }
}
