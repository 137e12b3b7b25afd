package io.grapevine.neural.loss;

import org.ejml.data.FMatrixRMaj;

/// p_i = e^(x_i - m) / Σ_j e^(x_j - m), m the greatest x: no exponent is above 0, so nothing overflows, whatever
/// the x.
public final class Softmax {

    private Softmax() {}

    /// In place, each row on its own.
    public static void rows(FMatrixRMaj x) {
        for (int i = 0; i < x.numRows; i++) apply(x.data, i * x.numCols, x.numCols, 1);
    }

    /// In place for n elements from `at`, of x / temperature.
    public static void apply(float[] x, int at, int n, double temperature) {
        float max = x[at];
        for (int i = at + 1; i < at + n; i++) max = Math.max(max, x[i]);
        double sum = 0;
        for (int i = at; i < at + n; i++) {
            x[i] = (float) Math.exp((x[i] - max) / temperature);
            sum += x[i];
        }
        float scale = (float) (1 / sum);
        for (int i = at; i < at + n; i++) x[i] *= scale;
    }
}
