package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.loss.BinaryCrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OptimizerTest {

    private static final int EXAMPLES = 200;

    private final SplittableRandom random = new SplittableRandom(1);
    private final FMatrixRMaj x = Param.normal("x", EXAMPLES, 3, 1, random).value();
    private final FMatrixRMaj yes = labels();
    private final Dense logistic = new Dense("logistic", 3, 1, Activation.IDENTITY, random);
    private final BinaryCrossEntropy loss = new BinaryCrossEntropy();

    /// Drawn from a known logistic model, so that no weights separate them and the loss has one minimum.
    private FMatrixRMaj labels() {
        var q = new FMatrixRMaj(EXAMPLES, 1);
        for (int i = 0; i < EXAMPLES; i++) {
            double score = x.data[3 * i] - 2 * x.data[3 * i + 1] + 0.5 * x.data[3 * i + 2] + 0.3;
            q.data[i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
        }
        return q;
    }

    private double lossAndGradient() {
        double value = loss.forward(logistic.forward(x), yes);
        logistic.backward(loss.backward());
        return value;
    }

    private double minimum() {
        var newton = new Newton(logistic.params(), this::lossAndGradient);
        double value = Double.NaN;
        for (int i = 0; i < 10; i++) value = newton.step();
        return value;
    }

    @Test
    void newton_is_at_the_minimum_of_a_logistic_regression_after_six_steps() {
        var newton = new Newton(logistic.params(), this::lossAndGradient);
        double before = lossAndGradient();
        for (int i = 0; i < 6; i++) {
            double after = newton.step();
            assertThat(after).isLessThanOrEqualTo(before);
            before = after;
        }
        Param.zeroGradients(logistic.params());
        lossAndGradient();
        assertThat(Clip.byNorm(logistic.params(), 1e9))
                .as("norm of the gradient")
                .isLessThan(1e-4);
    }

    static Stream<Arguments> optimizers_and_batches() {
        return Stream.of(
                Arguments.of("full-batch descent", new GradientDescent(Schedule.constant(1)), EXAMPLES, 500),
                Arguments.of("mini-batch descent", new GradientDescent(Schedule.inverseSquareRoot(0.3)), 20, 200),
                Arguments.of("stochastic descent", new GradientDescent(Schedule.inverseSquareRoot(0.3)), 1, 50),
                Arguments.of("AdaGrad", new AdaGrad(0.5), 20, 200),
                Arguments.of("Adam", new Adam(Schedule.cosine(0.05, 1000)), 20, 100));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers_and_batches")
    void each_optimizer_finds_the_minimum_that_newton_finds(String name, Optimizer optimizer, int size, int epochs) {
        var batches = new MiniBatches(EXAMPLES, size);
        for (int e = 0; e < epochs; e++) {
            batches.epoch(random, (order, from, to) -> {
                var xs = new FMatrixRMaj(to - from, 3);
                var qs = new FMatrixRMaj(to - from, 1);
                for (int i = from; i < to; i++) {
                    System.arraycopy(x.data, 3 * order[i], xs.data, 3 * (i - from), 3);
                    qs.data[i - from] = yes.data[order[i]];
                }
                Param.zeroGradients(logistic.params());
                loss.forward(logistic.forward(xs), qs);
                logistic.backward(loss.backward());
                optimizer.step(logistic.params());
            });
        }
        double reached = loss.forward(logistic.forward(x), yes);
        assertThat(reached).isCloseTo(minimum(), within(0.005));
    }

    @Test
    void newton_refuses_what_is_too_large_for_it() {
        var large = new Dense("large", 100, 20, Activation.IDENTITY, random);
        assertThatThrownBy(() -> new Newton(large.params(), () -> 0)).hasMessageContaining("2020");
    }

    @Test
    void schedules_fall_as_they_say() {
        assertThat(Schedule.inverseSquareRoot(1).rate(0)).isEqualTo(1);
        assertThat(Schedule.inverseSquareRoot(1).rate(3)).isEqualTo(0.5);
        assertThat(Schedule.cosine(1, 100).rate(0)).isEqualTo(1);
        assertThat(Schedule.cosine(1, 100).rate(50)).isCloseTo(0.5, within(1e-12));
        assertThat(Schedule.cosine(1, 100).rate(100)).isCloseTo(0, within(1e-12));
        assertThat(Schedule.cosine(1, 100).rate(200)).isCloseTo(0, within(1e-12));
        assertThat(Schedule.constant(1).warmedUp(4).rate(0)).isEqualTo(0.25);
        assertThat(Schedule.constant(1).warmedUp(4).rate(9)).isEqualTo(1);
    }

    @Test
    void gradients_are_clipped_by_value_and_by_their_common_norm() {
        var p = Param.zeros("p", 1, 2);
        var q = Param.zeros("q", 1, 1);
        p.grad().data[0] = 3;
        q.grad().data[0] = -4;
        assertThat(Clip.byNorm(List.of(p, q), 10)).isEqualTo(5);
        assertThat(p.grad().data[0]).isEqualTo(3);
        Clip.byNorm(List.of(p, q), 1);
        assertThat(p.grad().data[0]).isCloseTo(0.6f, within(1e-6f));
        assertThat(q.grad().data[0]).isCloseTo(-0.8f, within(1e-6f));
        Clip.byValue(List.of(p, q), 0.5);
        assertThat(p.grad().data[0]).isEqualTo(0.5f);
        assertThat(q.grad().data[0]).isEqualTo(-0.5f);
    }

    @Test
    void early_stopping_waits_and_gives_back_the_best() {
        var p = Param.zeros("p", 1, 1);
        var stopping = new EarlyStopping(List.of(p), 2);
        double[] losses = {3, 2, 2.5, 1, 1.5, 1};
        boolean[] stops = new boolean[losses.length];
        for (int epoch = 0; epoch < losses.length; epoch++) {
            p.value().data[0] = epoch;
            stops[epoch] = stopping.stopAfter(losses[epoch]);
        }
        assertThat(stops).containsExactly(false, false, false, false, false, true);
        stopping.restore();
        assertThat(p.value().data[0]).isEqualTo(3);
        assertThat(stopping.best()).isEqualTo(1);
    }

    @Test
    void an_epoch_takes_every_example_once_in_an_order_of_the_seed() {
        var batches = new MiniBatches(10, 4);
        var seen = new int[10];
        var sizes = new StringBuilder();
        var first = new int[10];
        batches.epoch(new SplittableRandom(3), (order, from, to) -> {
            sizes.append(to - from);
            for (int i = from; i < to; i++) seen[order[i]]++;
            System.arraycopy(order, 0, first, 0, 10);
        });
        assertThat(seen).containsOnly(1);
        assertThat(sizes).hasToString("442");
        assertThat(batches.perEpoch()).isEqualTo(3);
        batches.epoch(
                new SplittableRandom(3), (order, from, to) -> assertThat(order).isEqualTo(first));
        batches.epoch(
                new SplittableRandom(4),
                (order, from, to) -> assertThat(Arrays.equals(order, first)).isFalse());
    }

    @Test
    void an_optimizer_that_gets_its_memory_back_goes_on_as_if_it_had_never_stopped() {
        var whole = Param.normal("w", 2, 3, 1, new SplittableRandom(5));
        var halves = new Param("w", whole.value().copy(), whole.grad().copy());
        var adam = new Adam(Schedule.cosine(0.1, 10), 0.01);
        for (int i = 0; i < 8; i++) stepTowardsZero(adam, whole);
        var before = new Adam(Schedule.cosine(0.1, 10), 0.01);
        for (int i = 0; i < 3; i++) stepTowardsZero(before, halves);
        var after = new Adam(Schedule.cosine(0.1, 10), 0.01);
        var from = before.memory(List.of(halves));
        var to = after.memory(List.of(halves));
        for (int i = 0; i < from.size(); i++)
            to.get(i).value().setTo(from.get(i).value());
        for (int i = 3; i < 8; i++) stepTowardsZero(after, halves);
        assertThat(halves.value().data).isEqualTo(whole.value().data);
    }

    private static void stepTowardsZero(Optimizer optimizer, Param p) {
        p.grad().setTo(p.value()); // of the loss w²/2
        optimizer.step(List.of(p));
    }
}
