package io.grapevine.neural.text;

import io.grapevine.neural.optimizer.AdaGrad;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.GradientDescent;
import io.grapevine.neural.optimizer.Optimizer;
import io.grapevine.neural.optimizer.Schedule;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How training moves the weights.
///
/// @param clip      the greatest norm that the gradient of a batch may have; infinity for any
/// @param leastNorm training ends with the epoch whose gradients are shorter than this in the mean; 0 for never
public record Descent(Method method, double clip, double leastNorm) {

    public static final Descent DEFAULT = new Descent(Method.ADAM, Double.POSITIVE_INFINITY, 0);

    /// An optimizer, and the rate at which it usually does well.
    public enum Method {
        SGD(0.5),
        ADAGRAD(0.05),
        ADAM(2e-3);

        private final double usualRate;

        Method(double usualRate) {
            this.usualRate = usualRate;
        }

        public double usualRate() {
            return usualRate;
        }

        /// @throws IllegalArgumentException that lists the names, for an unknown one
        public static Method ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(method -> method.name().toLowerCase(Locale.ROOT).equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown optimizer '" + label + "', it is one of "
                            + Arrays.stream(values())
                                    .map(method -> method.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))));
        }
    }

    public Descent {
        if (!(clip > 0)) throw new IllegalArgumentException("clip must be above 0, was " + clip);
        if (!(leastNorm >= 0)) throw new IllegalArgumentException("least norm must be at least 0, was " + leastNorm);
    }

    /// @param decay of the weights, apart from the gradient; Adam's only
    Optimizer optimizer(double rate, long steps, double decay) {
        return switch (method) {
            case SGD -> new GradientDescent(Schedule.cosine(rate, steps));
            case ADAGRAD -> new AdaGrad(rate); // its rates fall by themselves
            case ADAM -> new Adam(Schedule.cosine(rate, steps), decay);
        };
    }
}
