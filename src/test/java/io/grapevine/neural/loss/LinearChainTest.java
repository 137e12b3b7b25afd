package io.grapevine.neural.loss;

import io.grapevine.neural.layer.Sequences;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LinearChainTest {

    /// Tag 1 follows only tag 0, and does not begin.
    private static final boolean[][] ALLOWED = {{true, true}, {true, false}, {true, false}};

    private final LinearChain chain = new LinearChain("chain", ALLOWED);

    @Test
    void the_best_path_takes_allowed_transitions_only() {
        var x = scores(0, 9, 0, 1, 0, 5);
        assertThat(chain.best(x, 0)).containsExactly(0, 0, 1);
    }

    @Test
    void the_loss_of_a_path_is_its_share_of_all_allowed_ones() {
        // paths of three steps: 000, 001, 010
        assertThat(chain.forward(scores(0, 0, 0, 0, 0, 0), new long[][] {path(0, 0, 1)}))
                .isCloseTo(Math.log(3), within(1e-6));
        assertThat(chain.forward(
                        scores(0, 0, 0, 0, 0, 0),
                        new long[][] {{LinearChain.ANY, LinearChain.only(0), LinearChain.ANY}}))
                .isCloseTo(Math.log(3 / 2.0), within(1e-6));
    }

    @Test
    void targets_that_no_path_fits_are_refused() {
        assertThatThrownBy(() -> chain.forward(scores(0, 0, 0, 0), new long[][] {path(1, 0)}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permit no path");
    }

    private static long[] path(int... tags) {
        var targets = new long[tags.length];
        for (int t = 0; t < tags.length; t++) targets[t] = LinearChain.only(tags[t]);
        return targets;
    }

    private static Sequences scores(float... values) {
        var x = new Sequences().reshape(values.length / 2, 1, 2);
        System.arraycopy(values, 0, x.values().data, 0, values.length);
        return x;
    }
}
