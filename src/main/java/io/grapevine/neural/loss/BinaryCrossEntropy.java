package io.grapevine.neural.loss;

import org.ejml.data.FMatrixRMaj;

/// The loss of yes or no: L = -(1/n) Σ q log p + (1 - q) log(1 - p) with p = σ(x), over all n elements whose
/// target counts. It takes x, not p: log p = -log(1 + e^-x) stays finite where p rounds to 0.
public final class BinaryCrossEntropy {

    private FMatrixRMaj x;
    private FMatrixRMaj targets;
    private int counted;
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);

    /// x before the sigmoid, targets in [0,1] of the same shape -> mean loss in nats. A target below 0 counts
    /// for nothing, as a step past the end of its sequence.
    public double forward(FMatrixRMaj x, FMatrixRMaj targets) {
        this.x = x;
        this.targets = targets;
        counted = 0;
        double sum = 0;
        for (int i = 0; i < x.getNumElements(); i++) {
            double q = targets.data[i];
            if (q < 0) continue;
            counted++;
            double a = x.data[i];
            sum += Math.max(a, 0) - a * q + Math.log1p(Math.exp(-Math.abs(a)));
        }
        return counted == 0 ? 0 : sum / counted;
    }

    /// dL/dx = (p - q) / n
    public FMatrixRMaj backward() {
        dx.reshape(x.numRows, x.numCols);
        float scale = 1f / Math.max(1, counted);
        for (int i = 0; i < x.getNumElements(); i++) {
            double p = 1 / (1 + Math.exp(-x.data[i]));
            dx.data[i] = targets.data[i] < 0 ? 0 : scale * (float) (p - targets.data[i]);
        }
        return dx;
    }
}
