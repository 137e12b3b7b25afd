package io.grapevine.neural.layer;

import org.ejml.data.FMatrixRMaj;

/// y_d = (1/L) Σ_t x_{t,d} over the L steps within each sequence.
///
/// T steps, B sequences, D size.
public final class MeanOverTime {

    private Sequences x; // (T*B,D), the caller's
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (B,D)
    private final Sequences dx = new Sequences(); // (T*B,D)

    /// x (T*B,D) -> y (B,D); of an empty sequence, zeros
    public FMatrixRMaj forward(Sequences x) {
        this.x = x;
        int size = x.size();
        y.reshape(x.batch(), size);
        y.zero();
        for (int b = 0; b < x.batch(); b++) {
            for (int t = 0; t < x.lengths()[b]; t++) {
                for (int j = 0; j < size; j++) {
                    y.data[b * size + j] += x.values().data[x.offset(t, b) + j] / x.lengths()[b];
                }
            }
        }
        return y;
    }

    /// dy (B,D) -> dx (T*B,D)
    public Sequences backward(FMatrixRMaj dy) {
        int size = x.size();
        dx.like(x, size).values().zero();
        for (int b = 0; b < x.batch(); b++) {
            for (int t = 0; t < x.lengths()[b]; t++) { // forward: y += x_t / L
                for (int j = 0; j < size; j++) {
                    dx.values().data[x.offset(t, b) + j] = dy.data[b * size + j] / x.lengths()[b];
                }
            }
        }
        return dx;
    }
}
