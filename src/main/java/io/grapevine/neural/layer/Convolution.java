package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// The 2-D convolution: F filters of k x k x D look at every window, zero outside the image,
///
/// y_{r,c,f} = f(Σ_{i,j,d} x_{r s + i - p, c s + j - p, d} W_{ijd,f} + b_f).
///
/// As one product: the windows, a row each, times W (Chellapilla et al. 2006).
///
/// B images, D depth, k side of a window, s stride, p padding, F filters, N windows an image, K = k k D.
public final class Convolution implements Layer {

    private final ImageShape in;
    private final ImageShape out;
    private final int side; // k
    private final int stride;
    private final int padding;
    private final Param w; // (K,F)
    private final Param b; // (1,F)
    private final Activation f;
    private final FMatrixRMaj windows = new FMatrixRMaj(0, 0); // (B*N,K)
    private final FMatrixRMaj dWindows = new FMatrixRMaj(0, 0); // (B*N,K)
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (B,N*F)
    private final FMatrixRMaj da = new FMatrixRMaj(0, 0); // (B,N*F), a = windows W + b
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0); // (B,in)

    /// `padding` 0 is the narrow convolution (windows within the image), `side - 1` the wide one (every window
    /// that touches it). Linear, to be followed by what squashes.
    public Convolution(
            String name, ImageShape in, int side, int stride, int padding, int filters, RandomGenerator random) {
        this(name, in, side, stride, padding, filters, Activation.IDENTITY, random);
    }

    /// With `f` between the filters and what follows, such as a ReLU before pooling.
    public Convolution(
            String name,
            ImageShape in,
            int side,
            int stride,
            int padding,
            int filters,
            Activation f,
            RandomGenerator random) {
        this(
                in,
                side,
                stride,
                padding,
                Param.glorot(name + ".w", side * side * in.depth(), filters, random),
                Param.zeros(name + ".b", 1, filters),
                f);
    }

    private Convolution(ImageShape in, int side, int stride, int padding, Param w, Param b, Activation f) {
        if (stride < 1) throw new IllegalArgumentException("the stride must be at least 1, was " + stride);
        if (padding < 0 || padding >= side)
            throw new IllegalArgumentException("the padding must be in [0," + side + "), was " + padding);
        this.in = in;
        this.side = side;
        this.stride = stride;
        this.padding = padding;
        this.w = w;
        this.b = b;
        this.f = f;
        out = new ImageShape(
                (in.height() + 2 * padding - side) / stride + 1,
                (in.width() + 2 * padding - side) / stride + 1,
                w.value().numCols);
    }

    public Convolution replica() {
        return new Convolution(in, side, stride, padding, w, b, f);
    }

    @Override
    public List<Param> params() {
        return List.of(w, b);
    }

    public ImageShape outputs() {
        return out;
    }

    /// x (B,in) -> (B,out)
    public FMatrixRMaj forward(FMatrixRMaj x) {
        int count = x.numRows * out.height() * out.width();
        windows.reshape(count, w.value().numRows);
        windows.zero();
        for (int image = 0; image < x.numRows; image++) gather(x, image);
        y.reshape(count, out.depth());
        y.zero();
        Kernel.addToRows(b.value(), y);
        Kernel.multAdd(windows, w.value(), y);
        f.apply(y.data, 0, y.getNumElements());
        y.reshape(x.numRows, out.size());
        return y;
    }

    /// dy (B,out) -> dx (B,in)
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        int n = windows.numRows;
        int k = windows.numCols;
        int filters = out.depth();
        da.setTo(dy);
        f.backward(y.data, da.data, 0, y.getNumElements()); // forward: y = f(a)
        for (int i = 0; i < n * filters; i++) b.grad().data[i % filters] += da.data[i]; // forward: a += b
        // forward: a += windows W
        Kernel.multAddTransA(k, n, filters, windows.data, 0, da.data, 0, w.grad().data, 0);
        dWindows.reshape(n, k);
        dWindows.zero();
        Kernel.multAddTransB(n, filters, k, da.data, 0, w.value().data, 0, dWindows.data, 0);
        dx.reshape(dy.numRows, in.size());
        dx.zero();
        for (int image = 0; image < dy.numRows; image++) scatter(image);
        return dx;
    }

    private void gather(FMatrixRMaj x, int image) {
        eachPart((window, part, from) -> {
            int to = (image * out.height() * out.width() + window) * windows.numCols + part;
            System.arraycopy(x.data, image * in.size() + from, windows.data, to, in.depth());
        });
    }

    private void scatter(int image) {
        eachPart((window, part, to) -> { // forward: windows[from] = x[to]
            int from = (image * out.height() * out.width() + window) * dWindows.numCols + part;
            for (int d = 0; d < in.depth(); d++) dx.data[image * in.size() + to + d] += dWindows.data[from + d];
        });
    }

    @FunctionalInterface
    private interface Part {
        void at(int window, int part, int inImage);
    }

    /// Every pixel of every window that lies within the image.
    private void eachPart(Part action) {
        for (int r = 0; r < out.height(); r++) {
            for (int c = 0; c < out.width(); c++) {
                for (int i = 0; i < side; i++) {
                    for (int j = 0; j < side; j++) {
                        int row = r * stride + i - padding;
                        int column = c * stride + j - padding;
                        if (row < 0 || row >= in.height() || column < 0 || column >= in.width()) continue;
                        action.at(r * out.width() + c, (i * side + j) * in.depth(), in.at(row, column));
                    }
                }
            }
        }
    }
}
