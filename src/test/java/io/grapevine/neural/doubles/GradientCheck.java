package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Param;
import java.util.List;
import java.util.function.DoubleSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds every element of every gradient against central differences:
/// dL/dw ≈ (L(w + h) - L(w - h)) / 2h, in doubles, to a relative error of 1e-6.
public final class GradientCheck {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;

    /// Below this, a difference of losses near 1 is rounding: 1e-16 / STEP = 1e-11, of which 1e-6 is asked.
    private static final double FLOOR = 1e-4;

    private GradientCheck() {}

    /// `loss` runs forward, `backward` runs backward once after it; an input whose gradient is checked too is a
    /// param among them.
    public static void check(List<Param> params, DoubleSupplier loss, Runnable backward) {
        Param.zeroGradients(params);
        loss.getAsDouble();
        backward.run();
        double largest = 0;
        for (var param : params) {
            for (int i = 0; i < param.size(); i++) {
                double expected = difference(param.value().data, i, loss);
                double actual = param.grad().data[i];
                double error = Math.abs(expected - actual) / Math.max(FLOOR, Math.abs(expected) + Math.abs(actual));
                assertThat(error)
                        .as("%s[%d]: by difference %s, by backward %s", param.name(), i, expected, actual)
                        .isLessThanOrEqualTo(TOLERANCE);
                largest = Math.max(largest, Math.abs(actual));
            }
        }
        assertThat(largest)
                .as("a check in which every gradient is zero checks nothing")
                .isGreaterThan(1e-3);
    }

    private static double difference(double[] w, int i, DoubleSupplier loss) {
        double at = w[i];
        w[i] = at + STEP;
        double above = loss.getAsDouble();
        w[i] = at - STEP;
        double below = loss.getAsDouble();
        w[i] = at;
        return (above - below) / (2 * STEP);
    }
}
