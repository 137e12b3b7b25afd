package io.grapevine.neural.layer;

import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.loss.SquaredError;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What networks of images and feed-forward networks can learn.
class ImagesAndFunctionsLearnTest {

    /// Images of 8 x 8 with noise and one bar of five pixels: across, upright, or a diagonal.
    private static final class Bars {

        private static final int SIDE = 8;
        private static final int BAR = 5;
        private static final int BATCH = 32;
        private static final int[][] DIRECTIONS = {{0, 1}, {1, 0}, {1, 1}};

        private final SplittableRandom random;
        private final FMatrixRMaj images = new FMatrixRMaj(BATCH, SIDE * SIDE);
        private final int[] labels = new int[BATCH];

        Bars(SplittableRandom random) {
            this.random = random;
        }

        void draw() {
            for (int i = 0; i < images.getNumElements(); i++) images.data[i] = (float) random.nextDouble(-0.3, 0.3);
            for (int b = 0; b < BATCH; b++) {
                labels[b] = random.nextInt(DIRECTIONS.length);
                var direction = DIRECTIONS[labels[b]];
                int row = random.nextInt(SIDE - direction[0] * (BAR - 1));
                int column = random.nextInt(SIDE - direction[1] * (BAR - 1));
                for (int k = 0; k < BAR; k++) {
                    images.data[b * SIDE * SIDE + (row + k * direction[0]) * SIDE + column + k * direction[1]] += 1;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_network_of_convolution_relu_and_pooling_tells_the_direction_of_a_bar_wherever_it_is(int seed) {
        var random = new SplittableRandom(seed);
        var bars = new Bars(random);
        var convolution =
                new Convolution("conv", new ImageShape(Bars.SIDE, Bars.SIDE, 1), 3, 1, 1, 6, Activation.RELU, random);
        var pooling = new Pooling(Pooling.Kind.MAX, convolution.outputs(), 2, 2);
        var out = new FeedForward("out", new int[] {pooling.outputs().size(), 16, 3}, Activation.RELU, random);
        var loss = new CrossEntropy();
        var params = Layer.params(convolution, out);
        var adam = new Adam(Schedule.constant(0.005));
        for (int i = 0; i < 400; i++) {
            bars.draw();
            Param.zeroGradients(params);
            loss.forward(out.forward(pooling.forward(convolution.forward(bars.images))), bars.labels);
            convolution.backward(pooling.backward(out.backward(loss.backward())));
            adam.step(params);
        }
        int right = 0;
        for (int batch = 0; batch < 10; batch++) {
            bars.draw();
            var scores = out.forward(pooling.forward(convolution.forward(bars.images)));
            for (int b = 0; b < Bars.BATCH; b++) right += best(scores, b) == bars.labels[b] ? 1 : 0;
        }
        assertThat(right / (10.0 * Bars.BATCH)).as("seed %d", seed).isGreaterThan(0.95);
    }

    /// Cybenko 1989 and Hornik 1991: one hidden layer comes as close to a continuous function as one likes.
    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "TANH"})
    void a_feed_forward_network_with_one_hidden_layer_comes_close_to_a_function(Activation f) {
        assertThat(approximation(f, 1)).isGreaterThan(0.1); // too few have not the bends that it takes
        assertThat(approximation(f, 32)).isLessThan(0.002);
    }

    @Test
    void rectifiers_in_two_hidden_layers_come_close_too() {
        assertThat(approximation(Activation.RELU, 32, 32)).isLessThan(0.002);
    }

    /// The mean squared error of y = sin 3x + x² / 2 over -2 to 2 after training.
    private static double approximation(Activation f, int... hidden) {
        int points = 81;
        var x = new FMatrixRMaj(points, 1);
        var y = new FMatrixRMaj(points, 1);
        for (int i = 0; i < points; i++) {
            double at = -2 + 4.0 * i / (points - 1);
            x.data[i] = (float) at;
            y.data[i] = (float) (Math.sin(3 * at) + at * at / 2);
        }
        var sizes = IntStream.concat(IntStream.of(1), IntStream.concat(IntStream.of(hidden), IntStream.of(1)))
                .toArray();
        var network = new FeedForward("f", sizes, f, new SplittableRandom(1));
        var loss = new SquaredError();
        int steps = 6_000;
        var adam = new Adam(Schedule.cosine(0.02, steps));
        for (int i = 0; i < steps; i++) {
            Param.zeroGradients(network.params());
            loss.forward(network.forward(x), y);
            network.backward(loss.backward());
            adam.step(network.params());
        }
        return loss.forward(network.forward(x), y);
    }

    private static int best(FMatrixRMaj scores, int row) {
        int best = 0;
        for (int c = 1; c < scores.numCols; c++) {
            if (scores.get(row, c) > scores.get(row, best)) best = c;
        }
        return best;
    }
}
