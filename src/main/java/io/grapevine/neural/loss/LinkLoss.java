package io.grapevine.neural.loss;

import org.ejml.data.FMatrixRMaj;

/// The loss of predicting which nodes are linked, from their vectors alone: with s = z_u · z_v and y = 1 for a
/// link, 0 for a pair drawn by chance, L = mean of log(1 + e^s) - y s, which is binary cross-entropy after a
/// sigmoid (Hamilton, Ying and Leskovec 2017, eq. 1).
///
/// N nodes, O size of a node's vector.
public final class LinkLoss {

    private FMatrixRMaj z; // (N,O), the caller's
    private int[] from;
    private int[] to;
    private boolean[] linked;
    private final FMatrixRMaj dz = new FMatrixRMaj(0, 0); // (N,O)

    /// z (N,O), pairs -> mean loss in nats; about ln 2 for vectors that know nothing
    public double forward(FMatrixRMaj z, int[] from, int[] to, boolean[] linked) {
        this.z = z;
        this.from = from;
        this.to = to;
        this.linked = linked;
        double loss = 0;
        for (int i = 0; i < from.length; i++) {
            double s = dot(from[i], to[i]);
            loss += Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))) - (linked[i] ? s : 0);
        }
        return loss / from.length;
    }

    /// (N,O): dL/dz_u += (sigmoid(s) - y) z_v / pairs, and the same for v
    public FMatrixRMaj backward() {
        int n = z.numCols;
        dz.reshape(z.numRows, n);
        dz.zero();
        for (int i = 0; i < from.length; i++) {
            double s = dot(from[i], to[i]);
            float g = (float) ((1 / (1 + Math.exp(-s)) - (linked[i] ? 1 : 0)) / from.length);
            for (int j = 0; j < n; j++) {
                dz.data[from[i] * n + j] += g * z.data[to[i] * n + j];
                dz.data[to[i] * n + j] += g * z.data[from[i] * n + j];
            }
        }
        return dz;
    }

    private double dot(int u, int v) {
        int n = z.numCols;
        double sum = 0;
        for (int j = 0; j < n; j++) sum += z.data[u * n + j] * z.data[v * n + j];
        return sum;
    }
}
