package io.grapevine.neural.layer;

import io.grapevine.neural.loss.BinaryCrossEntropy;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Clip;
import io.grapevine.neural.optimizer.Schedule;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What recurrent networks can and cannot learn.
class LayersLearnTest {

    /// An Elman network of hidden size 3 that is asked at each step for the next element of a sequence of zeros
    /// and ones.
    private static final class NextBit {
        private static final int STEPS = 12;

        private final Elman elman;
        private final Dense out;
        private final BinaryCrossEntropy loss = new BinaryCrossEntropy();
        private final Sequences x = new Sequences().reshape(STEPS, 1, 1);
        private final FMatrixRMaj next = new FMatrixRMaj(STEPS, 1);
        private final Sequences dh = new Sequences();

        NextBit(String pattern, long seed) {
            var random = new SplittableRandom(seed);
            elman = new Elman("elman", 1, 3, random);
            out = new Dense("out", 3, 1, Activation.IDENTITY, random);
            for (int t = 0; t < STEPS; t++) {
                x.values().data[t] = pattern.charAt(t % pattern.length()) - '0';
                next.data[t] = pattern.charAt((t + 1) % pattern.length()) - '0';
            }
        }

        double loss() {
            return loss.forward(out.forward(elman.forward(x).values()), next);
        }

        double train(int iterations) {
            var params = Layer.params(elman, out);
            var adam = new Adam(Schedule.constant(0.05));
            for (int i = 0; i < iterations; i++) {
                Param.zeroGradients(params);
                loss();
                dh.like(x, 3).values().setTo(out.backward(loss.backward()));
                elman.backward(dh);
                adam.step(params);
            }
            return loss();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "110"})
    void an_elman_network_of_three_learns_a_repeating_sequence(String pattern) {
        for (int seed = 1; seed <= 3; seed++) {
            var network = new NextBit(pattern, seed);
            assertThat(network.loss()).as("untrained, seed %d", seed).isCloseTo(Math.log(2), within(0.25));
            assertThat(network.train(3000)).as("trained, seed %d", seed).isLessThan(0.0002);
        }
    }

    /// The norm of the gradient by the first input of a loss at the end, with weights as they start.
    private static double gradientAtStart(SequenceLayer layer, int steps) {
        var x = new Sequences().reshape(steps, 1, 4);
        x.values().setTo(Param.normal("x", steps, 4, 1, new SplittableRandom(1)).value());
        layer.forward(x);
        var d = new FMatrixRMaj(1, layer.stateSize());
        for (int j = 0; j < layer.outputs(); j++) d.data[j] = 1;
        var dx = layer.backward(d).values();
        return Math.sqrt(
                IntStream.range(0, 4).mapToDouble(j -> dx.data[j] * dx.data[j]).sum());
    }

    @Test
    void the_gradient_of_an_elman_network_vanishes_with_distance() {
        var elman = new Elman("elman", 4, 32, new SplittableRandom(5));
        double after8 = gradientAtStart(elman, 8);
        double after10 = gradientAtStart(elman, 10);
        double after20 = gradientAtStart(elman, 20);
        assertThat(after10).isLessThan(after8 / 1.5);
        assertThat(after20).isLessThan(after10 / 20);
    }

    /// Sequences of pairs: a number that is ±1 at the first step, which is the class, and 0 at all others, and
    /// noise.
    private static final class FirstOfMany {
        private static final int BATCH = 32;

        private final int steps;
        private final SequenceLayer layer;
        private final Dense out;
        private final CrossEntropy loss = new CrossEntropy();
        private final Sequences x = new Sequences();
        private final int[] labels = new int[BATCH];
        private final SplittableRandom random;

        FirstOfMany(int steps, SequenceLayer layer, SplittableRandom random) {
            this.steps = steps;
            this.layer = layer;
            this.random = random;
            out = new Dense("out", layer.stateSize(), 2, Activation.IDENTITY, random);
        }

        private FMatrixRMaj answer() {
            x.reshape(steps, BATCH, 2);
            x.values().zero();
            for (int i = 1; i < 2 * steps * BATCH; i += 2) x.values().data[i] = (float) random.nextDouble(-1, 1);
            for (int b = 0; b < BATCH; b++) {
                labels[b] = random.nextInt(2);
                x.values().data[2 * b] = 2 * labels[b] - 1;
            }
            layer.forward(x);
            return out.forward(layer.last());
        }

        /// The share of right answers on fresh sequences after training.
        double train(int iterations) {
            var params = Layer.params(layer, out);
            var adam = new Adam(Schedule.constant(0.01));
            for (int i = 0; i < iterations; i++) {
                Param.zeroGradients(params);
                loss.forward(answer(), labels);
                layer.backward(out.backward(loss.backward()));
                Clip.byNorm(params, 1);
                adam.step(params);
            }
            int right = 0;
            for (int batch = 0; batch < 10; batch++) {
                var scores = answer();
                for (int b = 0; b < BATCH; b++)
                    if (scores.data[2 * b + labels[b]] > scores.data[2 * b + 1 - labels[b]]) right++;
            }
            return right / (10.0 * BATCH);
        }
    }

    @Test
    void an_lstm_learns_a_dependency_over_50_steps_that_an_elman_network_does_not() {
        var elman = new double[5];
        for (int seed = 0; seed < 5; seed++) {
            var random = new SplittableRandom(seed);
            double lstm =
                    new FirstOfMany(50, new Lstm("lstm", 2, 16, random).remembering(50, random), random).train(150);
            assertThat(lstm).as("LSTM, seed %d", seed).isGreaterThan(0.97);
            elman[seed] = new FirstOfMany(50, new Elman("elman", 2, 16, random), random).train(150);
        }
        Arrays.sort(elman);
        assertThat(elman[2])
                .as("median of Elman networks, at chance: %s", Arrays.toString(elman))
                .isLessThan(0.6);
    }
}
