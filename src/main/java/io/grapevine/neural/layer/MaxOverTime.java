package io.grapevine.neural.layer;

import org.ejml.data.FMatrixRMaj;

/// y_d = max_t x_{t,d} over the steps within each sequence.
///
/// T steps, B sequences, D size.
public final class MaxOverTime {

    private Sequences x; // (T*B,D), the caller's
    private int[] best = {}; // (B*D): the step that won
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (B,D)
    private final Sequences dx = new Sequences(); // (T*B,D)

    /// x (T*B,D) -> y (B,D); of an empty sequence, zeros
    public FMatrixRMaj forward(Sequences x) {
        this.x = x;
        int size = x.size();
        y.reshape(x.batch(), size);
        y.zero();
        if (best.length < x.batch() * size) best = new int[x.batch() * size];
        for (int b = 0; b < x.batch(); b++) {
            for (int t = 0; t < x.lengths()[b]; t++) {
                for (int j = 0; j < size; j++) {
                    float value = x.values().data[x.offset(t, b) + j];
                    if (t == 0 || value > y.data[b * size + j]) {
                        y.data[b * size + j] = value;
                        best[b * size + j] = t;
                    }
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
            for (int j = 0; x.lengths()[b] > 0 && j < size; j++) { // forward: y = x_best
                dx.values().data[x.offset(best[b * size + j], b) + j] = dy.data[b * size + j];
            }
        }
        return dx;
    }
}
