package io.grapevine.neural.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CalibrationTest {

    @Test
    void the_temperature_undoes_scores_that_are_three_times_too_large() {
        var random = new SplittableRandom(1);
        int n = 20_000;
        var scores = new float[n][2];
        var labels = new int[n];
        for (int i = 0; i < n; i++) {
            double honest = random.nextDouble(-3, 3); // log odds
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-honest)) ? 1 : 0;
            scores[i][1] = (float) (3 * honest);
        }
        assertThat(Calibration.temperature(scores, labels)).isCloseTo(3, within(0.15));
    }

    @Test
    void the_threshold_costs_at_most_7_right_answers_in_1000() {
        var scores = new ArrayList<Double>();
        var right = new ArrayList<Boolean>();
        for (int i = 0; i < 1_000; i++) {
            scores.add((double) i);
            right.add(i % 2 == 1); // the wrong ones cost nothing
        }
        double threshold = Calibration.threshold(scores, right);
        long lost = scores.stream()
                .filter(score -> score < threshold && score % 2 == 1)
                .count();
        assertThat(lost).isEqualTo(7);
        assertThat(threshold).isEqualTo(15);
    }

    @Test
    void without_a_right_answer_there_is_no_threshold() {
        assertThat(Calibration.threshold(List.of(1.0), List.of(false))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void the_score_falls_with_the_probability_of_being_out_of_scope() {
        assertThat(OutOfScope.score(new float[] {0.6f, 0.1f, 0.3f}, 2))
                .isLessThan(OutOfScope.score(new float[] {0.6f, 0.3f, 0.1f}, 2));
        assertThat(OutOfScope.score(new float[] {0.9f, 0.1f}, -1)).isCloseTo(Math.log(0.9), within(1e-6));
        assertThat(OutOfScope.score(new float[] {1, 0}, 1)).isFinite();
    }
}
