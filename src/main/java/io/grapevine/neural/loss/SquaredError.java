package io.grapevine.neural.loss;

import org.ejml.data.FMatrixRMaj;

/// The mean squared error, L = (1/n) Σ (x - q)² over all n elements.
public final class SquaredError {

    private FMatrixRMaj x;
    private FMatrixRMaj targets;
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);

    /// x and targets of the same shape -> mean loss
    public double forward(FMatrixRMaj x, FMatrixRMaj targets) {
        this.x = x;
        this.targets = targets;
        double sum = 0;
        for (int i = 0; i < x.getNumElements(); i++) {
            double error = x.data[i] - targets.data[i];
            sum += error * error;
        }
        return sum / x.getNumElements();
    }

    /// dL/dx = 2 (x - q) / n
    public FMatrixRMaj backward() {
        dx.reshape(x.numRows, x.numCols);
        float scale = 2f / x.getNumElements();
        for (int i = 0; i < x.getNumElements(); i++) dx.data[i] = scale * (x.data[i] - targets.data[i]);
        return dx;
    }
}
