package io.grapevine.neural.doubles;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossGradientTest {

    private final RandomGenerator random = new SplittableRandom(3);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5})
    void cross_entropy_with_label_smoothing_and_an_ignored_row(double smoothing) {
        var x = Param.normal("x", 4, 5, 1, random);
        var loss = new CrossEntropy(smoothing);
        GradientCheck.check(List.of(x), () -> loss.forward(x.value(), new int[] {3, CrossEntropy.IGNORED, 0, 4}),
                () -> CommonOps_DDRM.addEquals(x.grad(), loss.backward()));
    }
}
