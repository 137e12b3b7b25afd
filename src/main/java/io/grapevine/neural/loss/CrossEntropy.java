package io.grapevine.neural.loss;

import org.ejml.data.FMatrixRMaj;

/// The loss of a choice among C classes: L = -Σ_c q_c log p_c with p = softmax(x), averaged over the rows that
/// count.
///
/// With label smoothing ε the target is q = (1 - ε) onehot + ε / C (Szegedy et al. 2016, section 7).
/// B rows, C classes.
public final class CrossEntropy {

    /// As a target: this row counts for nothing, as a step past the end of its sequence.
    public static final int IGNORED = -1;

    private final double smoothing;
    private int[] targets;
    private int counted;
    private final FMatrixRMaj p = new FMatrixRMaj(0, 0); // (B,C)
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0); // (B,C)

    public CrossEntropy() {
        this(0);
    }

    public CrossEntropy(double smoothing) {
        if (!(smoothing >= 0 && smoothing < 1))
            throw new IllegalArgumentException("label smoothing must be in [0,1), was " + smoothing);
        this.smoothing = smoothing;
    }

    /// x (B,C) before the softmax, targets (B) -> mean loss in nats
    public double forward(FMatrixRMaj x, int[] targets) {
        this.targets = targets;
        p.setTo(x);
        Softmax.rows(p);
        counted = 0;
        double loss = 0;
        for (int i = 0; i < x.numRows; i++) {
            if (targets[i] == IGNORED) continue;
            counted++;
            loss += loss(x.data, i * x.numCols, x.numCols, targets[i]);
        }
        return counted == 0 ? 0 : loss / counted;
    }

    /// log p_c = x_c - m - log Σ e^(x - m), so that a p of 0 has a finite loss
    private double loss(float[] x, int at, int n, int target) {
        double max = x[at];
        double mean = 0;
        for (int c = 0; c < n; c++) {
            max = Math.max(max, x[at + c]);
            mean += x[at + c] / (double) n;
        }
        double sum = 0;
        for (int c = 0; c < n; c++) sum += Math.exp(x[at + c] - max);
        double logSum = max + Math.log(sum);
        return logSum - (1 - smoothing) * x[at + target] - smoothing * mean;
    }

    /// (B,C): dL/dx = (p - q) / rows that count
    public FMatrixRMaj backward() {
        int n = p.numCols;
        dx.reshape(p.numRows, n);
        dx.zero();
        float scale = 1f / Math.max(1, counted);
        float low = (float) (smoothing / n);
        for (int i = 0; i < p.numRows; i++) {
            if (targets[i] == IGNORED) continue;
            for (int c = 0; c < n; c++) dx.data[i * n + c] = scale * (p.data[i * n + c] - low);
            dx.data[i * n + targets[i]] -= scale * (float) (1 - smoothing);
        }
        return dx;
    }

    /// softmax(x) of the last forward, (B,C)
    public FMatrixRMaj probabilities() {
        return p;
    }
}
