package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000):
///
/// ```
/// [i f o g] = x_t Wx + h_{t-1} Wh + b      i, f, o through σ, g through tanh
/// c_t = f c_{t-1} + i g
/// h_t = o tanh(c_t)
/// ```
///
/// The forget gate's bias starts at 1, so that it remembers before it has learned to (Jozefowicz et al. 2015).
/// I size of the input, H hidden size. The state is [h c], S = 2 H.
public final class Lstm extends Recurrent {

    private final FMatrixRMaj tanhC = new FMatrixRMaj(0, 0); // ((T+1)*B,H), at the rows of c

    public Lstm(String name, int inputs, int hidden, RandomGenerator random) {
        this(name, inputs, hidden, false, random);
    }

    /// `reversed` reads each sequence from its end.
    public Lstm(String name, int inputs, int hidden, boolean reversed, RandomGenerator random) {
        double limit = 1 / Math.sqrt(hidden);
        this(
                reversed,
                Param.uniform(name + ".wx", inputs, 4 * hidden, limit, random),
                Param.uniform(name + ".wh", hidden, 4 * hidden, limit, random),
                Param.zeros(name + ".b", 1, 4 * hidden));
        for (int j = hidden; j < 2 * hidden; j++) b.value().data[j] = 1;
    }

    /// Sets the biases so that the cells begin with memories of 1 to about `steps` steps: forget gates at log
    /// of a uniform number in [1, steps - 1], input gates at its opposite (Tallec and Ollivier 2018, eq. 16).
    /// For dependencies that span many steps.
    public Lstm remembering(int steps, RandomGenerator random) {
        for (int j = 0; j < hidden; j++) {
            double bias = Math.log(random.nextDouble(1, steps - 1));
            b.value().data[hidden + j] = (float) bias;
            b.value().data[j] = (float) -bias;
        }
        return this;
    }

    private Lstm(boolean reversed, Param wx, Param wh, Param b) {
        super(reversed, 2, wx, wh, b);
    }

    @Override
    public Lstm replica() {
        return new Lstm(reversed, wx, wh, b);
    }

    @Override
    void prepareSteps() {
        tanhC.reshape(states[1].numRows, hidden);
    }

    @Override
    void cell(int at, int before, int after) {
        int n = hidden;
        var gate = a.data;
        var h = states[0].data;
        var c = states[1].data;
        Kernel.sigmoid(gate, at, 3 * n);
        Kernel.tanh(gate, at + 3 * n, n);
        for (int j = 0; j < n; j++) { // c_t = f c_{t-1} + i g
            c[after + j] = gate[at + n + j] * c[before + j] + gate[at + j] * gate[at + 3 * n + j];
            tanhC.data[after + j] = c[after + j];
        }
        Kernel.tanh(tanhC.data, after, n);
        // h_t = o tanh(c_t)
        for (int j = 0; j < n; j++) h[after + j] = gate[at + 2 * n + j] * tanhC.data[after + j];
    }

    @Override
    void cellBackward(int at, int before, int after, int dAt) {
        int n = hidden;
        var gate = a.data;
        var c = states[1].data;
        var dh = d[0].data;
        var dc = d[1].data;
        for (int j = 0; j < n; j++) {
            float i = gate[at + j];
            float f = gate[at + n + j];
            float o = gate[at + 2 * n + j];
            float g = gate[at + 3 * n + j];
            float th = tanhC.data[after + j];
            float dhj = dh[dAt + j];
            float dcj = dc[dAt + j] + dhj * o * (1 - th * th); // forward: h_t = o tanh(c_t)
            da.data[at + 2 * n + j] = dhj * th * o * (1 - o);
            da.data[at + j] = dcj * g * i * (1 - i); // forward: c_t = f c_{t-1} + i g
            da.data[at + n + j] = dcj * c[before + j] * f * (1 - f);
            da.data[at + 3 * n + j] = dcj * i * (1 - g * g);
            dc[dAt + j] = dcj * f;
            dh[dAt + j] = 0; // h_{t-1} acts through Wh alone
        }
    }
}
