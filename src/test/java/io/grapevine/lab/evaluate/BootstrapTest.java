package io.grapevine.lab.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BootstrapTest {

    @Test
    void the_same_scores_gain_exactly_nothing() {
        var scores = new double[] {0, 0.5, 1, 1};

        assertThat(Bootstrap.gain(scores, scores, 1000, new SplittableRandom(1)))
                .isEqualTo(new Bootstrap.Gain(0, 0, 0));
    }

    @Test
    void a_gain_that_every_question_shows_has_an_interval_of_width_zero() {
        var gain = Bootstrap.gain(new double[] {3, 5, 8}, new double[] {1, 3, 6}, 1000, new SplittableRandom(1));

        assertThat(gain).isEqualTo(new Bootstrap.Gain(2, 2, 2));
        assertThat(gain.isSure()).isTrue();
    }

    @Test
    void the_interval_is_that_of_the_normal_distribution_where_there_are_many_questions() {
        var random = new SplittableRandom(7);
        var questions = 2000;
        var scores = new double[questions];
        Arrays.setAll(scores, question -> 1 + 2 * random.nextGaussian());

        var gain = Bootstrap.gain(scores, new double[questions], 4000, random);

        var mean = Arrays.stream(scores).average().orElseThrow();
        var deviation = Math.sqrt(
                Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum() / questions);
        var half = 1.96 * deviation / Math.sqrt(questions);
        assertThat(gain.mean()).isEqualTo(mean, within(1e-12));
        assertThat(gain.low()).isEqualTo(mean - half, within(0.1 * half));
        assertThat(gain.high()).isEqualTo(mean + half, within(0.1 * half));
    }

    @Test
    void a_gain_that_chance_explains_is_not_sure() {
        var gain = Bootstrap.gain(
                new double[] {1, 0, 1, 0, 1}, new double[] {0, 1, 0, 1, 0}, 1000, new SplittableRandom(3));

        assertThat(gain.low()).isNegative();
        assertThat(gain.high()).isPositive();
        assertThat(gain.isSure()).isFalse();
    }

    @Test
    void the_same_seed_gives_the_same_interval() {
        var a = new double[] {1, 0, 1, 1, 0.5};
        var b = new double[] {0, 0.5, 1, 0, 0.5};

        assertThat(Bootstrap.gain(a, b, 500, new SplittableRandom(5)))
                .isEqualTo(Bootstrap.gain(a, b, 500, new SplittableRandom(5)));
    }

    @Test
    void scores_of_other_questions_are_refused() {
        assertThatThrownBy(() -> Bootstrap.gain(new double[3], new double[2], 10, new SplittableRandom(1)))
                .hasMessageContaining("3 and 2");
    }
}
