package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Columns;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/// Two layers over the same sequences, one from each end, side by side: y_t = [h_t→ h_t←] (Schuster and Paliwal
/// 1997).
///
/// T steps, B sequences, I size of the input, H hidden size of each, S state size of each.
public final class Bidirectional implements SequenceLayer {

    private final Recurrent ahead;
    private final Recurrent back;
    private final Sequences y = new Sequences(); // (T*B,2*H)
    private final FMatrixRMaj last = new FMatrixRMaj(0, 0); // (B,2*S)
    private final Sequences dyHalf = new Sequences(); // (T*B,H)
    private final FMatrixRMaj dLastHalf = new FMatrixRMaj(0, 0); // (B,S)
    private final Sequences dx = new Sequences(); // (T*B,I)

    /// `ahead` reads from the beginning, `back` is reversed.
    public Bidirectional(Recurrent ahead, Recurrent back) {
        if (ahead.reversed || !back.reversed)
            throw new IllegalArgumentException("the first must read ahead, the second be reversed");
        this.ahead = ahead;
        this.back = back;
    }

    @Override
    public Bidirectional replica() {
        return new Bidirectional(ahead.replica(), back.replica());
    }

    @Override
    public List<Param> params() {
        return Layer.params(ahead, back);
    }

    @Override
    public Sequences forward(Sequences x) {
        var yAhead = ahead.forward(x);
        var yBack = back.forward(x);
        y.like(x, outputs());
        Columns.put(yAhead.values(), y.values(), 0);
        Columns.put(yBack.values(), y.values(), ahead.outputs());
        return y;
    }

    /// (B,2*S): [state at the end, of the one ahead | state at the beginning, of the reversed one]
    @Override
    public FMatrixRMaj last() {
        var end = ahead.last();
        last.reshape(end.numRows, stateSize());
        Columns.put(end, last, 0);
        Columns.put(back.last(), last, ahead.stateSize());
        return last;
    }

    @Override
    public Sequences backward(Sequences dy) {
        return sum(ahead.backward(half(dy, 0, ahead)), back.backward(half(dy, ahead.outputs(), back)));
    }

    @Override
    public Sequences backward(FMatrixRMaj dLast) {
        return sum(ahead.backward(half(dLast, 0, ahead)), back.backward(half(dLast, ahead.stateSize(), back)));
    }

    @Override
    public Sequences backward(Sequences dy, FMatrixRMaj dLast) {
        return sum(
                ahead.backward(half(dy, 0, ahead), half(dLast, 0, ahead)),
                back.backward(half(dy, ahead.outputs(), back), half(dLast, ahead.stateSize(), back)));
    }

    private Sequences half(Sequences dy, int column, Recurrent layer) {
        Columns.take(dy.values(), column, dyHalf.like(dy, layer.outputs()).values());
        return dyHalf;
    }

    private FMatrixRMaj half(FMatrixRMaj dLast, int column, Recurrent layer) {
        dLastHalf.reshape(dLast.numRows, layer.stateSize());
        Columns.take(dLast, column, dLastHalf);
        return dLastHalf;
    }

    private Sequences sum(Sequences one, Sequences other) { // forward: both read x
        CommonOps_FDRM.add(
                one.values(), other.values(), dx.like(one, one.size()).values());
        return dx;
    }

    @Override
    public int outputs() {
        return ahead.outputs() + back.outputs();
    }

    @Override
    public int stateSize() {
        return ahead.stateSize() + back.stateSize();
    }
}
