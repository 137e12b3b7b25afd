package io.grapevine.neural.kernel;

import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.RandomMatrices_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class KernelTest {

    private static final int[][] SHAPES = {
        {1, 1, 1},
        {1, 300, 512},
        {3, 7, 5},
        {4, 16, 64},
        {5, 17, 65},
        {7, 1, 130},
        {64, 300, 128},
        {9, 33, 31},
        {128, 5, 3},
        {2, 200, 15},
        {16, 64, 0},
        {6, 0, 8}
    };

    static Stream<Arguments> kernels_and_shapes() {
        return Stream.of(new PlainKernel(), new VectorKernel())
                .flatMap(kernel -> Stream.of(SHAPES)
                        .map(s -> Arguments.of(kernel.getClass().getSimpleName(), kernel, s[0], s[1], s[2])));
    }

    @ParameterizedTest(name = "{0} {2}x{3}x{4}")
    @MethodSource("kernels_and_shapes")
    void products_equal_those_of_ejml(String name, MatrixProducts kernel, int m, int k, int n) {
        var a = random(m, k);
        var b = random(k, n);
        var start = random(m, n);
        var expected = start.copy();
        CommonOps_FDRM.multAdd(a, b, expected);
        var at = CommonOps_FDRM.transpose(a, null);
        var bt = CommonOps_FDRM.transpose(b, null);

        var c = shifted(start, 3);
        kernel.multAdd(m, k, n, shifted(a, 1), 1, shifted(b, 2), 2, c, 3);
        assertSame(c, expected);
        c = shifted(start, 3);
        kernel.multAddTransA(m, k, n, shifted(at, 1), 1, shifted(b, 2), 2, c, 3);
        assertSame(c, expected);
        c = shifted(start, 3);
        kernel.multAddTransB(m, k, n, shifted(a, 1), 1, shifted(bt, 2), 2, c, 3);
        assertSame(c, expected);
    }

    static Stream<Arguments> kernels() {
        return Stream.of(new PlainKernel(), new VectorKernel())
                .map(kernel -> Arguments.of(kernel.getClass().getSimpleName(), kernel));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void tanh_and_sigmoid_equal_those_of_the_jdk(String name, MatrixProducts kernel) {
        var x = new float[203];
        for (int i = 0; i < x.length; i++) x[i] = (i - 101) / 7f;
        x[7] = -200;
        x[9] = 200;
        var tanh = x.clone();
        var sigmoid = x.clone();
        kernel.tanh(tanh, 2, 200);
        kernel.sigmoid(sigmoid, 2, 200);
        for (int i = 2; i < 202; i++) {
            assertThat(tanh[i]).isCloseTo((float) Math.tanh(x[i]), within(1e-6f));
            assertThat(sigmoid[i]).isCloseTo((float) (1 / (1 + Math.exp(-x[i]))), within(1e-6f));
        }
        assertThat(tanh[1]).isEqualTo(x[1]);
        assertThat(tanh[202]).isEqualTo(x[202]);
    }

    @Test
    void shapes_that_do_not_fit_are_refused_with_their_numbers() {
        assertThatThrownBy(() -> Kernel.multAdd(random(2, 3), random(4, 5), random(2, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(2,3)")
                .hasMessageContaining("(4,5)");
    }

    private static FMatrixRMaj random(int rows, int columns) {
        return RandomMatrices_FDRM.rectangle(rows, columns, -1, 1, new java.util.Random(rows * 31L + columns));
    }

    /// The same numbers from `at`, and numbers that must stay untouched around them.
    private static float[] shifted(FMatrixRMaj m, int at) {
        var data = new float[at + m.getNumElements() + 5];
        java.util.Arrays.fill(data, 77);
        System.arraycopy(m.data, 0, data, at, m.getNumElements());
        return data;
    }

    private static void assertSame(float[] actual, FMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual[3 + i]).isCloseTo(expected.data[i], within(2e-5f * (1 + Math.abs(expected.data[i]))));
        }
        assertThat(actual[2]).isEqualTo(77);
        assertThat(actual[3 + expected.getNumElements()]).isEqualTo(77);
    }
}
