package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// What [Elman], [Lstm] and [Gru] share: a state h that each step makes of the one before and of its input,
/// a_t = x_t Wx + b, u_t = h_{t-1} Wh, h_t = cell(a_t, u_t, h_{t-1}), and back-propagation through all steps.
///
/// The products with x run over all steps at once. The states lie in T + 1 blocks of B rows, so that the states
/// before all steps are again one matrix. Past its end a sequence carries its state along, which makes the last
/// block the state at each sequence's own end, whichever way the layer reads.
///
/// Truncated back-propagation (Williams and Peng 1990) is: cut the text into pieces, give `forward` the
/// `last()` of the piece before, and take no gradient out of [#initialGradient()].
///
/// T steps, B sequences, I size of the input, H hidden size, G gates, N parts of the state (LSTM: h and c), S =
/// N H.
public abstract sealed class Recurrent implements SequenceLayer permits Elman, Lstm, Gru {

    final int hidden; // H
    final boolean reversed;
    final Param wx; // (I,G*H)
    final Param wh; // (H,G*H)
    final Param b; // (1,G*H)
    final FMatrixRMaj a = new FMatrixRMaj(0, 0); // (T*B,G*H), holds the gates' values after a step
    final FMatrixRMaj da = new FMatrixRMaj(0, 0); // (T*B,G*H)
    final FMatrixRMaj[] states; // N of ((T+1)*B,H): h first
    final FMatrixRMaj[] d; // N of (B,H): the gradient by the state, as it travels back
    // (G*H,H), one copy for the products of all steps
    private final FMatrixRMaj whTransposed = new FMatrixRMaj(0, 0);
    private Sequences x; // (T*B,I), the caller's
    private final Sequences y = new Sequences(); // (T*B,H)
    private final Sequences dx = new Sequences(); // (T*B,I)
    private final Sequences none = new Sequences(); // (T*B,H), zeros
    private final FMatrixRMaj last = new FMatrixRMaj(0, 0); // (B,S)
    private final FMatrixRMaj initialGradient = new FMatrixRMaj(0, 0); // (B,S)

    Recurrent(boolean reversed, int parts, Param wx, Param wh, Param b) {
        this.hidden = wh.value().numRows;
        this.reversed = reversed;
        this.wx = wx;
        this.wh = wh;
        this.b = b;
        states = new FMatrixRMaj[parts];
        d = new FMatrixRMaj[parts];
        for (int n = 0; n < parts; n++) {
            states[n] = new FMatrixRMaj(0, 0);
            d[n] = new FMatrixRMaj(0, 0);
        }
    }

    /// Makes the new state of one sequence: its gates begin at `at` in a (and u), its states at `before` and
    /// `after`.
    abstract void cell(int at, int before, int after);

    /// The reverse of [#cell]: takes the gradient by the new state from `d` at `dAt`, writes da (and du) at
    /// `at`, and leaves in `d` what goes to the state before other than through u.
    abstract void cellBackward(int at, int before, int after, int dAt);

    /// Where h_{t-1} Wh is added: in a, where no cell needs it apart.
    FMatrixRMaj u() {
        return a;
    }

    FMatrixRMaj du() {
        return da;
    }

    @Override
    public List<Param> params() {
        return List.of(wx, wh, b);
    }

    @Override
    public abstract Recurrent replica();

    @Override
    public int outputs() {
        return hidden;
    }

    @Override
    public int stateSize() {
        return hidden * states.length;
    }

    @Override
    public Sequences forward(Sequences x) {
        prepare(x);
        return run();
    }

    /// As above, beginning with the states (B,S).
    public Sequences forward(Sequences x, FMatrixRMaj initial) {
        prepare(x);
        for (int n = 0; n < states.length; n++) {
            copyColumns(initial, n * hidden, states[n], block(reversed ? x.steps() : 0));
        }
        return run();
    }

    private void prepare(Sequences x) {
        this.x = x;
        for (var state : states) {
            state.reshape((x.steps() + 1) * x.batch(), hidden);
            state.zero();
        }
    }

    private Sequences run() {
        int width = wx.value().numCols;
        a.reshape(x.steps() * x.batch(), width);
        a.zero();
        Kernel.addToRows(b.value(), a); // a_t = x_t Wx + b
        Kernel.multAdd(x.values(), wx.value(), a);
        prepareSteps();
        for (int s = 0; s < x.steps(); s++) {
            int t = reversed ? x.steps() - 1 - s : s;
            // u_t = h_{t-1} Wh
            Kernel.multAdd(
                    x.batch(),
                    hidden,
                    width,
                    states[0].data,
                    block(before(t)),
                    wh.value().data,
                    0,
                    u().data,
                    t * x.batch() * width);
            for (int i = 0; i < x.batch(); i++) {
                int before = block(before(t)) + i * hidden;
                int after = block(after(t)) + i * hidden;
                if (x.has(t, i)) {
                    cell((t * x.batch() + i) * width, before, after);
                } else {
                    for (var state : states) System.arraycopy(state.data, before, state.data, after, hidden);
                }
            }
        }
        y.like(x, hidden);
        System.arraycopy(
                states[0].data,
                block(reversed ? 0 : 1),
                y.values().data,
                0,
                y.values().getNumElements());
        y.zeroPastEnds();
        return y;
    }

    /// For what a cell keeps beyond the gates.
    void prepareSteps() {}

    /// For params that a cell has beyond the three.
    void paramsBackward() {}

    @Override
    public FMatrixRMaj last() {
        last.reshape(x.batch(), stateSize());
        for (int n = 0; n < states.length; n++)
            copyIntoColumns(states[n], block(reversed ? 0 : x.steps()), last, n * hidden);
        return last;
    }

    @Override
    public Sequences backward(Sequences dy) {
        prepareGradients();
        return back(dy);
    }

    @Override
    public Sequences backward(FMatrixRMaj dLast) {
        none.like(x, hidden).values().zero();
        return backward(none, dLast);
    }

    @Override
    public Sequences backward(Sequences dy, FMatrixRMaj dLast) {
        prepareGradients();
        for (int n = 0; n < states.length; n++) copyColumns(dLast, n * hidden, d[n], 0);
        return back(dy);
    }

    private void prepareGradients() {
        for (var part : d) {
            part.reshape(x.batch(), hidden);
            part.zero();
        }
        da.reshape(a.numRows, a.numCols);
        da.zero();
        du().reshape(a.numRows, a.numCols);
        du().zero();
    }

    private Sequences back(Sequences dy) {
        int width = a.numCols;
        whTransposed.reshape(width, hidden);
        Kernel.transpose(hidden, width, wh.value().data, 0, whTransposed.data, 0);
        for (int s = x.steps() - 1; s >= 0; s--) {
            int t = reversed ? x.steps() - 1 - s : s;
            for (int i = 0; i < x.batch(); i++) {
                if (!x.has(t, i)) continue; // forward: the state is carried, and so is its gradient
                int dyAt = dy.offset(t, i);
                // forward: y_t = h_t
                for (int j = 0; j < hidden; j++) d[0].data[i * hidden + j] += dy.values().data[dyAt + j];
                cellBackward(
                        (t * x.batch() + i) * width,
                        block(before(t)) + i * hidden,
                        block(after(t)) + i * hidden,
                        i * hidden);
            }
            // forward: u_t = h_{t-1} Wh
            Kernel.multAdd(
                    x.batch(), width, hidden, du().data, t * x.batch() * width, whTransposed.data, 0, d[0].data, 0);
        }
        Kernel.multAddTransA(
                hidden, a.numRows, width, states[0].data, block(reversed ? 1 : 0), du().data, 0, wh.grad().data, 0);
        paramsBackward();
        Kernel.addRows(da, b.grad()); // forward: a_t = x_t Wx + b
        Kernel.multAddTransA(x.values(), da, wx.grad());
        dx.like(x, x.size());
        dx.values().zero();
        Kernel.multAddTransB(da, wx.value(), dx.values());
        return dx;
    }

    /// (B,S): the gradient by the states that `forward` began with.
    public FMatrixRMaj initialGradient() {
        initialGradient.reshape(x.batch(), stateSize());
        for (int n = 0; n < d.length; n++) copyIntoColumns(d[n], 0, initialGradient, n * hidden);
        return initialGradient;
    }

    /// The block of states that step t begins with, and the one that it makes.
    private int before(int t) {
        return reversed ? t + 1 : t;
    }

    private int after(int t) {
        return reversed ? t : t + 1;
    }

    private int block(int index) {
        return index * x.batch() * hidden;
    }

    private void copyColumns(FMatrixRMaj from, int column, FMatrixRMaj to, int at) {
        for (int i = 0; i < from.numRows; i++) {
            System.arraycopy(from.data, i * from.numCols + column, to.data, at + i * hidden, hidden);
        }
    }

    private void copyIntoColumns(FMatrixRMaj from, int at, FMatrixRMaj to, int column) {
        for (int i = 0; i < to.numRows; i++) {
            System.arraycopy(from.data, at + i * hidden, to.data, i * to.numCols + column, hidden);
        }
    }
}
