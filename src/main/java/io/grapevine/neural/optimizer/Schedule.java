package io.grapevine.neural.optimizer;

/// The learning rate at a step, counted from 0.
@FunctionalInterface
public interface Schedule {

    double rate(long step);

    static Schedule constant(double rate) {
        return step -> rate;
    }

    /// rate / sqrt(k), k = 1, 2, ...: the rate under which stochastic gradient descent on a convex loss
    /// converges.
    static Schedule inverseSquareRoot(double rate) {
        return step -> rate / Math.sqrt(step + 1.0);
    }

    /// From `rate` down to 0 along half a cosine over `steps` (Loshchilov and Hutter 2017, eq. 5, without
    /// restarts).
    static Schedule cosine(double rate, long steps) {
        return step -> rate * 0.5 * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps));
    }

    /// Rises linearly over the first `steps`, then is this one.
    default Schedule warmedUp(long steps) {
        return step -> rate(step) * Math.min(1, (step + 1.0) / steps);
    }
}
