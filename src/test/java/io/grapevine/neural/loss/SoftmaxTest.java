package io.grapevine.neural.loss;

import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SoftmaxTest {

    static Stream<Arguments> scores() {
        return Stream.of(
                Arguments.of(new float[] {1, 2, 3}, new float[] {0.09f, 0.24f, 0.67f}),
                Arguments.of(new float[] {1, 2, 5}, new float[] {0.02f, 0.05f, 0.93f}),
                Arguments.of(new float[] {1000, 1000}, new float[] {0.5f, 0.5f}),
                Arguments.of(new float[] {-1000, 1000}, new float[] {0, 1}));
    }

    @ParameterizedTest
    @MethodSource("scores")
    void softmax_of(float[] x, float[] expected) {
        var row = FMatrixRMaj.wrap(1, x.length, x.clone());
        Softmax.rows(row);
        for (int i = 0; i < x.length; i++) assertThat(row.data[i]).isCloseTo(expected[i], within(0.0075f));
        float sum = 0;
        for (float p : row.data) sum += p;
        assertThat(sum).isCloseTo(1, within(1e-6f));
    }
}
