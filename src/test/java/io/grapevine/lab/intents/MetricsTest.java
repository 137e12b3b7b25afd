package io.grapevine.lab.intents;

import io.grapevine.lab.intents.Classified.Answer;
import io.grapevine.lab.intents.ConfusionMatrix.Confusion;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MetricsTest {

    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final Classified ANSWERS = new Classified(List.of(
            new Answer("a", "a", 0.95, 3, false),
            new Answer("a", "a", 0.85, 2, false),
            new Answer("a", "b", 0.55, 0.5, true),
            new Answer("b", "b", 0.45, 1, true),
            new Answer("oos", "a", 0.35, 0.4, true),
            new Answer("oos", "b", 0.75, 2, false),
            new Answer("oos", "oos", 0.9, -1, true),
            new Answer("oos", "oos", 0.9, 1.5, false)));

    @Test
    void the_report_has_every_figure_in_percent() {
        var report = IntentReport.of(ANSWERS);
        assertThat(report.examples()).isEqualTo(8);
        assertThat(report.accuracy()).isEqualTo(75.0); // 3 of 4 in scope
        assertThat(report.accuracyWithThreshold()).isEqualTo(50.0); // one right one is abstained from
        assertThat(report.macroF1()).isEqualTo(73.33); // a: 2*2/(4+0+1) = 0.8, b: 2*1/(2+1+0) = 2/3
        assertThat(report.oosRecall()).isEqualTo(75.0); // abstained or labelled oos
        assertThat(report.auroc()).isEqualTo(71.88); // of 16 pairs 4 + 3.5 + 2 + 2 are in order
        assertThat(report.calibrationError()).isEqualTo(32.5); // (0.05 + 0.15 + 0.55 + 0.55) / 4
    }

    @Test
    void what_does_not_apply_is_null() {
        var inScope = IntentReport.of(ANSWERS.inScope());
        assertThat(inScope.oosRecall()).isNull();
        assertThat(inScope.auroc()).isNull();
        assertThat(IntentReport.of(ANSWERS.outOfScope()).accuracy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'3 2', '1 0', 1.0",
        "'1 0', '3 2', 0.0",
        "'1', '1', 0.5",
        "'3 1', '2', 0.5",
        "'3 2 1', '2', 0.5",
        "'4 3 2', '2 1', 0.9166666667"
    })
    void auroc_is_the_share_of_pairs_in_the_right_order(String inScope, String outOfScope, double auroc) {
        assertThat(Metrics.auroc(numbers(inScope), numbers(outOfScope))).isCloseTo(auroc, within(1e-9));
    }

    private static double[] numbers(String text) {
        return List.of(text.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void confusions_are_counted_the_most_frequent_first() {
        var matrix = ConfusionMatrix.of(ANSWERS, List.of("a", "b", "oos"));
        assertThat(matrix.counts()).isDeepEqualTo(new int[][] {{2, 1, 0}, {0, 1, 0}, {1, 1, 2}});
        assertThat(matrix.confusions())
                .contains(new Confusion("a", "b", 1), new Confusion("oos", "a", 1))
                .hasSize(3);
    }

    @Test
    void a_reliability_bin_has_the_share_of_right_answers_and_the_mean_confidence() {
        var bins = Reliability.of(ANSWERS.inScope(), 2).bins();
        assertThat(bins[0].count()).isEqualTo(1);
        assertThat(bins[1].accuracy()).isCloseTo(2 / 3.0, EXACTLY);
        assertThat(bins[1].confidence()).isCloseTo((0.95 + 0.85 + 0.55) / 3, EXACTLY);
    }

    @Test
    void there_is_no_figure_over_nothing() {
        assertThatThrownBy(() -> Metrics.accuracy(new Classified(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void squared_bias_and_variance_are_those_of_the_mean_probabilities() {
        var resampled = new Resampled(List.of("x", "y"), List.of("x"), List.of(new float[][] {{1, 0}}, new float[][] {
            {0.5f, 0.5f}
        }));
        var parts = SquaredBiasVariance.of(resampled);
        assertThat(parts.bias()).isCloseTo(2 * 0.25 * 0.25, EXACTLY); // the mean is 0.75 and 0.25
        assertThat(parts.variance()).isCloseTo(2 * 0.25 * 0.25, EXACTLY);
        assertThat(parts.error()).isCloseTo(0.5 / 2, EXACTLY); // 0 of the first, 0.5 of the second
    }

    @Test
    void bias_and_variance_add_up_to_the_error() {
        var labels = List.of("x", "x", "y", "y");
        var given = List.of(List.of("x", "x", "x", "y"), List.of("x", "y", "x", "y"), List.of("x", "x", "y", "x"));
        var parts = BiasVariance.of(labels, given);
        assertThat(parts.error()).isCloseTo(4 / 12.0, EXACTLY); // one in text 2, two in text 3, one in text 4
        assertThat(parts.bias()).isCloseTo(1 / 4.0, EXACTLY); // text 3: most say x
        assertThat(parts.unbiasedVariance()).isCloseTo(2 / 12.0, EXACTLY);
        assertThat(parts.biasedVariance()).isCloseTo(1 / 12.0, EXACTLY);
        assertThat(parts.bias() + parts.variance()).isCloseTo(parts.error(), EXACTLY);
    }
}
