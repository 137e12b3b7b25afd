package io.grapevine.neural.layer;

import java.util.Collection;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// A trained matrix: its name in the weights file, its value, and the gradient of the loss by it (same shape).
public record Param(String name, FMatrixRMaj value, FMatrixRMaj grad) {

    /// All zeros, as biases start.
    public static Param zeros(String name, int rows, int columns) {
        return new Param(name, new FMatrixRMaj(rows, columns), new FMatrixRMaj(rows, columns));
    }

    /// Uniform in ±sqrt(6 / (rows + columns)), which keeps the variance of activations and gradients alike
    /// through the layers (Glorot and Bengio 2010, eq. 16).
    public static Param glorot(String name, int rows, int columns, RandomGenerator random) {
        return uniform(name, rows, columns, Math.sqrt(6.0 / (rows + columns)), random);
    }

    /// Uniform in ±`limit`.
    public static Param uniform(String name, int rows, int columns, double limit, RandomGenerator random) {
        var param = zeros(name, rows, columns);
        for (int i = 0; i < rows * columns; i++) param.value.data[i] = (float) random.nextDouble(-limit, limit);
        return param;
    }

    /// Normal around 0 with the given deviation.
    public static Param normal(String name, int rows, int columns, double deviation, RandomGenerator random) {
        var param = zeros(name, rows, columns);
        for (int i = 0; i < rows * columns; i++) param.value.data[i] = (float) (deviation * random.nextGaussian());
        return param;
    }

    public int size() {
        return value.getNumElements();
    }

    /// Sets the gradients of all of these to zero; every training step begins so, because `backward` adds.
    public static void zeroGradients(Collection<Param> params) {
        for (var param : params) param.grad.zero();
    }
}
