package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Activation;
import io.grapevine.neural.doubles.layer.Convolution;
import io.grapevine.neural.doubles.layer.FeedForward;
import io.grapevine.neural.doubles.layer.ImageShape;
import io.grapevine.neural.doubles.layer.Layer;
import io.grapevine.neural.doubles.layer.Param;
import io.grapevine.neural.doubles.layer.Pooling;
import io.grapevine.neural.doubles.loss.CrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageGradientTest {

    private final RandomGenerator random = new SplittableRandom(7);

    @ParameterizedTest(name = "{0}x{1}x{2}, window {3}, stride {4}, padding {5}")
    @CsvSource({"5,5,2,3,1,0", "5,5,2,3,1,2", "6,4,1,2,2,1", "4,7,3,3,2,1", "3,3,2,1,1,0"})
    void a_convolution_narrow_wide_and_with_strides(
            int height, int width, int depth, int side, int stride, int padding) {
        var convolution =
                new Convolution("conv", new ImageShape(height, width, depth), side, stride, padding, 3, random);
        var x = Param.normal("x", 2, height * width * depth, 1, random);
        var probe = new Probe(2, convolution.outputs().size());
        var params = new ArrayList<>(convolution.params());
        params.add(x);
        GradientCheck.check(
                params,
                () -> probe.loss(convolution.forward(x.value())),
                () -> CommonOps_DDRM.addEquals(x.grad(), convolution.backward(probe.gradient())));
    }

    @ParameterizedTest
    @EnumSource
    void an_activation_between_convolution_and_pooling(Activation f) {
        var convolution = new Convolution("conv", new ImageShape(6, 6, 2), 3, 1, 1, 3, f, random);
        var pooling = new Pooling(Pooling.Kind.MAX, convolution.outputs(), 2, 2);
        var x = Param.normal("x", 2, 72, 1, random);
        var probe = new Probe(2, pooling.outputs().size());
        var params = new ArrayList<>(convolution.params());
        params.add(x);
        GradientCheck.check(
                params,
                () -> probe.loss(pooling.forward(convolution.forward(x.value()))),
                () -> CommonOps_DDRM.addEquals(x.grad(), convolution.backward(pooling.backward(probe.gradient()))));
    }

    @ParameterizedTest
    @EnumSource
    void pooling_with_windows_that_overlap(Pooling.Kind kind) {
        var pooling = new Pooling(kind, new ImageShape(5, 6, 2), 3, 2);
        var x = Param.normal("x", 2, 60, 1, random);
        var probe = new Probe(2, pooling.outputs().size());
        GradientCheck.check(
                List.of(x),
                () -> probe.loss(pooling.forward(x.value())),
                () -> CommonOps_DDRM.addEquals(x.grad(), pooling.backward(probe.gradient())));
    }

    @Test
    void a_whole_image_network_from_pixels_to_loss() {
        var first = new Convolution("1", new ImageShape(9, 9, 1), 3, 1, 1, 3, random);
        var pool = new Pooling(Pooling.Kind.AVERAGE, first.outputs(), 3, 3);
        var second = new Convolution("2", pool.outputs(), 2, 1, 0, 4, random);
        var out = new FeedForward("out", new int[] {second.outputs().size(), 6, 3}, Activation.TANH, random);
        var loss = new CrossEntropy();
        var x = Param.normal("x", 3, 81, 1, random);
        var params = new ArrayList<>(Layer.params(first, second, out));
        params.add(x);
        GradientCheck.check(
                params,
                () -> loss.forward(
                        out.forward(second.forward(pool.forward(first.forward(x.value())))), new int[] {0, 2, 1}),
                () -> CommonOps_DDRM.addEquals(
                        x.grad(), first.backward(pool.backward(second.backward(out.backward(loss.backward()))))));
    }

    @Test
    void a_narrow_convolution_shrinks_a_wide_one_grows_and_an_image_flattens_to_its_elements() {
        var in = new ImageShape(7, 5, 2);
        assertThat(new Convolution("narrow", in, 3, 1, 0, 4, random).outputs()).isEqualTo(new ImageShape(5, 3, 4));
        assertThat(new Convolution("same", in, 3, 1, 1, 4, random).outputs()).isEqualTo(new ImageShape(7, 5, 4));
        assertThat(new Convolution("wide", in, 3, 1, 2, 4, random).outputs()).isEqualTo(new ImageShape(9, 7, 4));
        assertThat(new Convolution("strided", in, 3, 2, 0, 4, random).outputs()).isEqualTo(new ImageShape(3, 2, 4));
        assertThat(new ImageShape(5, 5, 2).size()).isEqualTo(50);
    }

    @Test
    void a_window_of_ones_sums_and_pooling_takes_what_it_says() {
        var x = new DMatrixRMaj(1, 9, true, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        var ones = new Convolution("ones", new ImageShape(3, 3, 1), 2, 1, 0, 1, random);
        CommonOps_DDRM.fill(ones.params().getFirst().value(), 1);
        assertThat(ones.forward(x).data).containsExactly(12, 16, 24, 28);
        assertThat(new Pooling(Pooling.Kind.MAX, new ImageShape(3, 3, 1), 2, 1).forward(x).data)
                .containsExactly(5, 6, 8, 9);
        assertThat(new Pooling(Pooling.Kind.SUM, new ImageShape(3, 3, 1), 2, 1).forward(x).data)
                .containsExactly(12, 16, 24, 28);
        assertThat(new Pooling(Pooling.Kind.AVERAGE, new ImageShape(3, 3, 1), 2, 1).forward(x).data)
                .containsExactly(3, 4, 6, 7);
    }
}
