package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Param;
import io.grapevine.neural.doubles.layer.Sequences;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// A loss for layers that have none: Σ r_i y_i with fixed random r, whose gradient by y is r, different for
/// every element.
public final class Probe {

    private final DMatrixRMaj r;

    public Probe(int rows, int columns) {
        r = Param.uniform("r", rows, columns, 1, new SplittableRandom(99)).value();
    }

    public double loss(DMatrixRMaj y) {
        if (y.numRows != r.numRows || y.numCols != r.numCols) {
            throw new AssertionError(
                    "output is (%d,%d), not (%d,%d)".formatted(y.numRows, y.numCols, r.numRows, r.numCols));
        }
        double sum = 0;
        for (int i = 0; i < r.getNumElements(); i++) sum += r.data[i] * y.data[i];
        return sum;
    }

    public DMatrixRMaj gradient() {
        return r;
    }

    /// Only the steps within the sequences.
    public double loss(Sequences y) {
        double sum = 0;
        for (int t = 0; t < y.steps(); t++) {
            for (int b = 0; b < y.batch(); b++) {
                for (int j = 0; y.has(t, b) && j < y.size(); j++)
                    sum += r.data[y.offset(t, b) + j] * y.values().data[y.offset(t, b) + j];
            }
        }
        return sum;
    }

    public Sequences gradient(Sequences y) {
        var d = new Sequences().like(y, y.size());
        System.arraycopy(r.data, 0, d.values().data, 0, r.getNumElements());
        d.zeroPastEnds();
        return d;
    }

    /// Sequences whose values are those of a param, so that the gradient by the input can be checked like any
    /// other.
    public static Sequences sequences(Param values, int steps, int... lengths) {
        var x = new Sequences().reshape(steps, lengths, values.value().numCols);
        System.arraycopy(values.value().data, 0, x.values().data, 0, values.size());
        x.zeroPastEnds();
        return x;
    }
}
