package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// The gated recurrent unit (Cho et al. 2014), with the reset gate behind the product, as the fast libraries
/// have it, so that all of h_{t-1} Wh is one product:
///
/// ```
/// [z r] = σ(x_t Wx + b + h_{t-1} Wh + c)
///    n  = tanh(x_t Wxn + bn + r (h_{t-1} Whn + cn))
/// h_t = (1 - z) n + z h_{t-1}
/// ```
///
/// I size of the input, H hidden size. Gates in the order z, r, n.
public final class Gru extends Recurrent {

    private final Param c; // (1,3*H)
    private final FMatrixRMaj u = new FMatrixRMaj(0, 0); // (T*B,3*H) = h_{t-1} Wh + c
    private final FMatrixRMaj du = new FMatrixRMaj(0, 0); // (T*B,3*H)

    public Gru(String name, int inputs, int hidden, RandomGenerator random) {
        this(name, inputs, hidden, false, random);
    }

    /// `reversed` reads each sequence from its end.
    public Gru(String name, int inputs, int hidden, boolean reversed, RandomGenerator random) {
        double limit = 1 / Math.sqrt(hidden);
        this(
                reversed,
                Param.uniform(name + ".wx", inputs, 3 * hidden, limit, random),
                Param.uniform(name + ".wh", hidden, 3 * hidden, limit, random),
                Param.zeros(name + ".b", 1, 3 * hidden),
                Param.zeros(name + ".c", 1, 3 * hidden));
    }

    private Gru(boolean reversed, Param wx, Param wh, Param b, Param c) {
        super(reversed, 1, wx, wh, b);
        this.c = c;
    }

    @Override
    public Gru replica() {
        return new Gru(reversed, wx, wh, b, c);
    }

    @Override
    public List<Param> params() {
        return List.of(wx, wh, b, c);
    }

    @Override
    FMatrixRMaj u() {
        return u;
    }

    @Override
    FMatrixRMaj du() {
        return du;
    }

    @Override
    void prepareSteps() {
        u.reshape(a.numRows, a.numCols);
        u.zero();
        Kernel.addToRows(c.value(), u);
    }

    @Override
    void cell(int at, int before, int after) {
        int n = hidden;
        var gate = a.data;
        var h = states[0].data;
        for (int j = 0; j < 2 * n; j++) gate[at + j] += u.data[at + j];
        Kernel.sigmoid(gate, at, 2 * n);
        for (int j = 0; j < n; j++) gate[at + 2 * n + j] += gate[at + n + j] * u.data[at + 2 * n + j];
        Kernel.tanh(gate, at + 2 * n, n);
        for (int j = 0; j < n; j++) { // h_t = (1 - z) n + z h_{t-1}
            float z = gate[at + j];
            h[after + j] = (1 - z) * gate[at + 2 * n + j] + z * h[before + j];
        }
    }

    @Override
    void cellBackward(int at, int before, int after, int dAt) {
        int n = hidden;
        var gate = a.data;
        var h = states[0].data;
        var dh = d[0].data;
        for (int j = 0; j < n; j++) {
            float z = gate[at + j];
            float r = gate[at + n + j];
            float candidate = gate[at + 2 * n + j];
            float dhj = dh[dAt + j];
            float dn = dhj * (1 - z) * (1 - candidate * candidate); // forward: n = tanh(a_n + r u_n)
            float dz = dhj * (h[before + j] - candidate) * z * (1 - z); // forward: h_t = (1 - z) n + z h_{t-1}
            float dr = dn * u.data[at + 2 * n + j] * r * (1 - r);
            da.data[at + j] = dz;
            da.data[at + n + j] = dr;
            da.data[at + 2 * n + j] = dn;
            du.data[at + j] = dz;
            du.data[at + n + j] = dr;
            du.data[at + 2 * n + j] = dn * r;
            dh[dAt + j] = dhj * z;
        }
    }

    @Override
    void paramsBackward() {
        Kernel.addRows(du, c.grad()); // forward: u_t = h_{t-1} Wh + c
    }
}
