package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Param;
import io.grapevine.neural.doubles.layer.Sequences;
import io.grapevine.neural.doubles.loss.BinaryCrossEntropy;
import io.grapevine.neural.doubles.loss.CrossEntropy;
import io.grapevine.neural.doubles.loss.L2;
import io.grapevine.neural.doubles.loss.LinearChain;
import io.grapevine.neural.doubles.loss.SquaredError;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LossGradientTest {

    private final RandomGenerator random = new SplittableRandom(3);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5})
    void cross_entropy_with_label_smoothing_and_an_ignored_row(double smoothing) {
        var x = Param.normal("x", 4, 5, 1, random);
        var loss = new CrossEntropy(smoothing);
        GradientCheck.check(
                List.of(x),
                () -> loss.forward(x.value(), new int[] {3, CrossEntropy.IGNORED, 0, 4}),
                () -> CommonOps_DDRM.addEquals(x.grad(), loss.backward()));
    }

    @Test
    void a_linear_chain_of_known_and_open_tags_and_a_transition_that_is_not_allowed() {
        boolean[][] allowed = {{true, true, true}, {true, false, true}, {true, true, true}, {true, true, false}};
        var chain = new LinearChain("chain", allowed);
        var a = chain.params().getFirst();
        a.value().setTo(Param.normal("a", 4, 3, 1, random).value());
        var x = new Sequences().reshape(4, new int[] {4, 2}, 3);
        var values = Param.normal("x", 8, 3, 1, random);
        long[][] targets = {
            {LinearChain.only(1), LinearChain.ANY, LinearChain.only(0) | LinearChain.only(2), LinearChain.only(1)},
            {LinearChain.only(0), LinearChain.only(0)}
        };
        GradientCheck.check(
                List.of(values, a),
                () -> {
                    x.values().setTo(values.value());
                    return chain.forward(x, targets);
                },
                () -> CommonOps_DDRM.addEquals(values.grad(), chain.backward().values()));
    }

    @Test
    void squared_error() {
        var x = Param.normal("x", 3, 4, 1, random);
        var targets = Param.normal("targets", 3, 4, 1, random).value();
        var loss = new SquaredError();
        GradientCheck.check(
                List.of(x),
                () -> loss.forward(x.value(), targets),
                () -> CommonOps_DDRM.addEquals(x.grad(), loss.backward()));
    }

    @Test
    void binary_cross_entropy_with_soft_and_ignored_targets() {
        var x = Param.normal("x", 2, 3, 1, random);
        var targets = new DMatrixRMaj(2, 3, true, 1, 0, 0.3, -1, 1, 0);
        var loss = new BinaryCrossEntropy();
        GradientCheck.check(
                List.of(x),
                () -> loss.forward(x.value(), targets),
                () -> CommonOps_DDRM.addEquals(x.grad(), loss.backward()));
    }

    @Test
    void weights_held_small() {
        var w = Param.normal("w", 3, 2, 1, random);
        var l2 = new L2(0.7);
        GradientCheck.check(List.of(w), () -> l2.forward(List.of(w)), () -> l2.backward(List.of(w)));
    }

    @Test
    void losses_of_scores_that_overflow_an_exponent_are_finite() {
        var scores = new DMatrixRMaj(1, 2, true, 1000, -1000);
        assertThat(new CrossEntropy().forward(scores, new int[] {1})).isCloseTo(2000, within(1e-9));
        assertThat(new CrossEntropy().forward(scores, new int[] {0})).isZero();
        assertThat(new BinaryCrossEntropy().forward(scores, new DMatrixRMaj(1, 2, true, 0, 1)))
                .isCloseTo(1000, within(1e-9));
    }
}
