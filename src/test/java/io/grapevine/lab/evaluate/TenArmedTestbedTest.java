package io.grapevine.lab.evaluate;

import io.grapevine.answer.learn.Policy.EpsilonGreedy;
import io.grapevine.answer.learn.Policy.UpperConfidenceBound;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The order and the levels of the textbook's figures 2.2 and 2.4.
class TenArmedTestbedTest {

    private static final int PROBLEMS = 2_000;
    private static final int STEPS = 1_000;
    private static final long SEED = 42;

    @Test
    void policies_come_out_in_the_textbooks_order_and_at_its_levels() {
        var greedy = TenArmedTestbed.run(new EpsilonGreedy(0), PROBLEMS, STEPS, SEED);
        var rarely = TenArmedTestbed.run(new EpsilonGreedy(0.01), PROBLEMS, STEPS, SEED);
        var often = TenArmedTestbed.run(new EpsilonGreedy(0.1), PROBLEMS, STEPS, SEED);
        var ucb = TenArmedTestbed.run(new UpperConfidenceBound(2), PROBLEMS, STEPS, SEED);

        assertThat(greedy.finalReward()).isBetween(0.95, 1.1).isLessThan(rarely.finalReward());
        assertThat(rarely.finalReward()).isLessThan(often.finalReward());
        assertThat(often.finalReward()).isGreaterThan(1.3).isLessThan(ucb.finalReward());
        assertThat(greedy.finalOptimal()).isBetween(0.3, 0.42);
        assertThat(often.finalOptimal()).isBetween(0.75, 0.85);
        assertThat(ucb.finalOptimal()).isGreaterThan(often.finalOptimal());
    }
}
