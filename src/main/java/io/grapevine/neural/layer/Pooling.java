package io.grapevine.neural.layer;

import org.ejml.data.FMatrixRMaj;

/// Makes one number of each window of k x k, channel by channel: its greatest, its mean or its sum.
///
/// B images, k side of a window, s stride.
public final class Pooling {

    /// How a window becomes a number.
    public enum Kind {
        MAX,
        AVERAGE,
        SUM
    }

    private final Kind kind;
    private final ImageShape in;
    private final ImageShape out;
    private final int side;
    private final int stride;
    private int[] best = {}; // (B*out): where in x the greatest was
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (B,out)
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0); // (B,in)

    public Pooling(Kind kind, ImageShape in, int side, int stride) {
        if (side < 1 || side > in.height() || side > in.width()) {
            throw new IllegalArgumentException("a window of %dx%d does not fit into %s".formatted(side, side, in));
        }
        if (stride < 1) throw new IllegalArgumentException("the stride must be at least 1, was " + stride);
        this.kind = kind;
        this.in = in;
        this.side = side;
        this.stride = stride;
        out = new ImageShape((in.height() - side) / stride + 1, (in.width() - side) / stride + 1, in.depth());
    }

    public ImageShape outputs() {
        return out;
    }

    /// x (B,in) -> (B,out)
    public FMatrixRMaj forward(FMatrixRMaj x) {
        y.reshape(x.numRows, out.size());
        if (best.length < y.getNumElements()) best = new int[y.getNumElements()];
        eachOutput(x.numRows, (at, corner) -> {
            double sum = 0;
            int greatest = corner;
            for (int i = 0; i < side; i++) {
                for (int j = 0; j < side; j++) {
                    int pixel = corner + in.at(i, j);
                    sum += x.data[pixel];
                    if (x.data[pixel] > x.data[greatest]) greatest = pixel;
                }
            }
            best[at] = greatest;
            y.data[at] = switch (kind) {
                case MAX -> x.data[greatest];
                case AVERAGE -> (float) (sum / (side * side));
                case SUM -> (float) sum;
            };
        });
        return y;
    }

    /// dy (B,out) -> dx (B,in)
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx.reshape(dy.numRows, in.size());
        dx.zero();
        float share = kind == Kind.AVERAGE ? 1f / (side * side) : 1;
        eachOutput(dy.numRows, (at, corner) -> {
            if (kind == Kind.MAX) { // forward: y = x_best
                dx.data[best[at]] += dy.data[at];
                return;
            }
            for (int i = 0; i < side; i++) { // forward: y = share * Σ x
                for (int j = 0; j < side; j++) dx.data[corner + in.at(i, j)] += share * dy.data[at];
            }
        });
        return dx;
    }

    @FunctionalInterface
    private interface Output {
        void at(int index, int corner);
    }

    /// Every element of y with the upper left element of its window in x.
    private void eachOutput(int images, Output action) {
        for (int image = 0; image < images; image++) {
            for (int r = 0; r < out.height(); r++) {
                for (int c = 0; c < out.width(); c++) {
                    for (int d = 0; d < out.depth(); d++) {
                        action.at(
                                image * out.size() + out.at(r, c) + d,
                                image * in.size() + in.at(r * stride, c * stride) + d);
                    }
                }
            }
        }
    }
}
