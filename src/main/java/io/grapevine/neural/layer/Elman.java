package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.random.RandomGenerator;

/// The simple recurrent network: h_t = tanh(x_t Wx + h_{t-1} Wh + b) (Elman 1990).
///
/// I size of the input, H hidden size.
public final class Elman extends Recurrent {

    public Elman(String name, int inputs, int hidden, RandomGenerator random) {
        this(name, inputs, hidden, false, random);
    }

    /// `reversed` reads each sequence from its end.
    public Elman(String name, int inputs, int hidden, boolean reversed, RandomGenerator random) {
        double limit = 1 / Math.sqrt(hidden);
        this(
                reversed,
                Param.uniform(name + ".wx", inputs, hidden, limit, random),
                Param.uniform(name + ".wh", hidden, hidden, limit, random),
                Param.zeros(name + ".b", 1, hidden));
    }

    private Elman(boolean reversed, Param wx, Param wh, Param b) {
        super(reversed, 1, wx, wh, b);
    }

    @Override
    public Elman replica() {
        return new Elman(reversed, wx, wh, b);
    }

    @Override
    void cell(int at, int before, int after) {
        var h = states[0].data;
        System.arraycopy(a.data, at, h, after, hidden); // a = x_t Wx + b + h_{t-1} Wh
        Kernel.tanh(h, after, hidden); // h_t = tanh(a)
    }

    @Override
    void cellBackward(int at, int before, int after, int dAt) {
        var h = states[0].data;
        var dh = d[0].data;
        for (int j = 0; j < hidden; j++) {
            da.data[at + j] = dh[dAt + j] * (1 - h[after + j] * h[after + j]); // forward: h_t = tanh(a)
            dh[dAt + j] = 0; // h_{t-1} acts through Wh alone
        }
    }
}
