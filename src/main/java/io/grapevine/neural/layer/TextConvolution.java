package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/// The text CNN of Kim 2014: every filter looks at each window of h words, keeps its greatest answer, and the
/// answers of all region sizes h stand side by side: y_f = max(0, max_t (Σ_j x_{t+j} W_j)_f + b_f).
///
/// A window needs no copy: time-major, row r of x_{t+j} is row r + j B of x, so a region is h products over the
/// same array. T steps, B sequences, D size of a vector, h region size, S = T - h + 1 windows, F filters a
/// region, R regions.
public final class TextConvolution implements Layer {

    private final List<Region> regions;
    private final int filters;
    private Sequences x; // (T*B,D), the caller's
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (B,R*F)
    private final Sequences dx = new Sequences(); // (T*B,D)

    public TextConvolution(String name, int size, int[] regions, int filters, RandomGenerator random) {
        var params = new ArrayList<Param>();
        for (int h : regions) {
            params.add(Param.glorot(name + "." + h + ".w", h * size, filters, random));
            params.add(Param.zeros(name + "." + h + ".b", 1, filters));
        }
        this(regions, filters, params);
    }

    /// `params` holds the w and b of each region, in order.
    private TextConvolution(int[] sizes, int filters, List<Param> params) {
        this.filters = filters;
        regions = IntStream.range(0, sizes.length)
                .mapToObj(r -> new Region(sizes[r], params.get(2 * r), params.get(2 * r + 1)))
                .toList();
    }

    public TextConvolution replica() {
        return new TextConvolution(regions.stream().mapToInt(region -> region.h).toArray(), filters, params());
    }

    @Override
    public List<Param> params() {
        return regions.stream().flatMap(region -> Stream.of(region.w, region.b)).toList();
    }

    /// The size of y: regions times filters.
    public int outputs() {
        return regions.size() * filters;
    }

    /// The fewest steps that a batch must have: the largest region. Shorter sequences are read with zeros
    /// behind.
    public int minSteps() {
        return regions.stream().mapToInt(region -> region.h).max().orElse(1);
    }

    /// x (T*B,D), zeros past the ends -> y (B,R*F)
    public FMatrixRMaj forward(Sequences x) {
        if (x.steps() < minSteps())
            throw new IllegalArgumentException(x.steps() + " steps, but the largest region is " + minSteps());
        this.x = x;
        y.reshape(x.batch(), outputs());
        for (int r = 0; r < regions.size(); r++) regions.get(r).forward(r * filters);
        return y;
    }

    /// dy (B,R*F) -> dx (T*B,D)
    public Sequences backward(FMatrixRMaj dy) {
        dx.like(x, x.size());
        dx.values().zero();
        for (int r = 0; r < regions.size(); r++) regions.get(r).backward(dy, r * filters);
        return dx;
    }

    /// The filters of one size.
    private final class Region {
        private final int h;
        private final Param w; // (h*D,F)
        private final Param b; // (1,F)
        private final FMatrixRMaj a = new FMatrixRMaj(0, 0); // (S*B,F)
        private final FMatrixRMaj da = new FMatrixRMaj(0, 0); // (S*B,F)
        private int[] best = {}; // (B*F): the row of a that won

        Region(int h, Param w, Param b) {
            this.h = h;
            this.w = w;
            this.b = b;
        }

        void forward(int column) {
            int rows = (x.steps() - h + 1) * x.batch();
            int d = x.size();
            a.reshape(rows, filters);
            a.zero();
            for (int j = 0; j < h; j++) { // a_t += x_{t+j} W_j
                Kernel.multAdd(
                        rows,
                        d,
                        filters,
                        x.values().data,
                        j * x.batch() * d,
                        w.value().data,
                        j * d * filters,
                        a.data,
                        0);
            }
            if (best.length < x.batch() * filters) best = new int[x.batch() * filters];
            for (int s = 0; s < x.batch(); s++) max(s, column);
        }

        /// y_f = max(0, max_t a_{t,f} + b_f) over the windows of sequence s
        private void max(int s, int column) {
            int windows = Math.max(1, x.lengths()[s] - h + 1);
            int yAt = s * outputs() + column;
            for (int f = 0; f < filters; f++) {
                y.data[yAt + f] = a.data[s * filters + f];
                best[s * filters + f] = s;
            }
            for (int t = 1; t < windows; t++) {
                int row = t * x.batch() + s;
                for (int f = 0; f < filters; f++) {
                    float value = a.data[row * filters + f];
                    if (value > y.data[yAt + f]) {
                        y.data[yAt + f] = value;
                        best[s * filters + f] = row;
                    }
                }
            }
            for (int f = 0; f < filters; f++) y.data[yAt + f] = Math.max(0, y.data[yAt + f] + b.value().data[f]);
        }

        void backward(FMatrixRMaj dy, int column) {
            da.reshape(a.numRows, filters);
            da.zero();
            for (int s = 0; s < x.batch(); s++) {
                for (int f = 0; f < filters; f++) { // forward: y = max(0, a_best + b)
                    int at = s * outputs() + column + f;
                    if (y.data[at] <= 0) continue;
                    da.data[best[s * filters + f] * filters + f] = dy.data[at];
                    b.grad().data[f] += dy.data[at];
                }
            }
            int d = x.size();
            for (int j = 0; j < h; j++) { // forward: a_t += x_{t+j} W_j
                int xAt = j * x.batch() * d;
                Kernel.multAddTransA(
                        d, a.numRows, filters, x.values().data, xAt, da.data, 0, w.grad().data, j * d * filters);
                Kernel.multAddTransB(
                        a.numRows, filters, d, da.data, 0, w.value().data, j * d * filters, dx.values().data, xAt);
            }
        }
    }
}
