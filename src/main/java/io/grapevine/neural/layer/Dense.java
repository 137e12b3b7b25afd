package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// y = f(x W + b), row by row.
///
/// B rows, I size of the input, O size of the output.
public final class Dense implements Layer {

    private final Param w; // (I,O)
    private final Param b; // (1,O)
    private final Activation f;
    private FMatrixRMaj x; // (B,I), the caller's
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (B,O)
    private final FMatrixRMaj da = new FMatrixRMaj(0, 0); // (B,O), a = x W + b
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0); // (B,I)

    public Dense(String name, int inputs, int outputs, Activation f, RandomGenerator random) {
        this(Param.glorot(name + ".w", inputs, outputs, random), Param.zeros(name + ".b", 1, outputs), f);
    }

    private Dense(Param w, Param b, Activation f) {
        this.w = w;
        this.b = b;
        this.f = f;
    }

    public Dense replica() {
        return new Dense(w, b, f);
    }

    @Override
    public List<Param> params() {
        return List.of(w, b);
    }

    /// x (B,I) -> (B,O)
    public FMatrixRMaj forward(FMatrixRMaj x) {
        this.x = x;
        y.reshape(x.numRows, w.value().numCols);
        y.zero();
        Kernel.multAdd(x, w.value(), y);
        Kernel.addToRows(b.value(), y);
        f.apply(y.data, 0, y.getNumElements());
        return y;
    }

    /// dy (B,O) -> dx (B,I)
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        da.setTo(dy);
        f.backward(y.data, da.data, 0, y.getNumElements()); // forward: y = f(a)
        Kernel.addRows(da, b.grad()); // forward: a += b
        Kernel.multAddTransA(x, da, w.grad()); // forward: a += x W
        dx.reshape(x.numRows, x.numCols);
        dx.zero();
        Kernel.multAddTransB(da, w.value(), dx);
        return dx;
    }
}
