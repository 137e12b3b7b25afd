package io.grapevine.neural.text;

import io.grapevine.neural.layer.Bidirectional;
import io.grapevine.neural.layer.Elman;
import io.grapevine.neural.layer.Gru;
import io.grapevine.neural.layer.Lstm;
import io.grapevine.neural.layer.MaxOverTime;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.SequenceLayer;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.layer.Stacked;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// A recurrent layer whose states are pooled by their maximum over time; on short texts that does better than
/// the last state alone. N = H, or 2 H where it reads both ways.
record RecurrentEncoder(SequenceLayer layer, MaxOverTime pool) implements Encoder {

    RecurrentEncoder(SequenceLayer layer) {
        this(layer, new MaxOverTime());
    }

    static RecurrentEncoder of(Architecture architecture, int inputs, int hidden, int layers, RandomGenerator random) {
        var stack = new ArrayList<SequenceLayer>();
        for (int i = 1; i <= layers; i++) {
            int size = stack.isEmpty() ? inputs : stack.getLast().outputs();
            stack.add(layer(architecture, i == 1 ? "" : "." + i, size, hidden, random));
        }
        return new RecurrentEncoder(layers == 1 ? stack.getFirst() : new Stacked(stack));
    }

    static SequenceLayer layer(Architecture architecture, int inputs, int hidden, RandomGenerator random) {
        return layer(architecture, "", inputs, hidden, random);
    }

    /// @param floor what tells the params of one layer of a stack from those of another
    private static SequenceLayer layer(
            Architecture architecture, String floor, int inputs, int hidden, RandomGenerator random) {
        return switch (architecture) {
            case RNN -> new Elman("rnn" + floor, inputs, hidden, random);
            case LSTM -> new Lstm("lstm" + floor, inputs, hidden, random);
            case GRU -> new Gru("gru" + floor, inputs, hidden, random);
            case BILSTM ->
                new Bidirectional(
                        new Lstm("lstm.ahead" + floor, inputs, hidden, random),
                        new Lstm("lstm.back" + floor, inputs, hidden, true, random));
            case BIGRU, CNN_BIGRU ->
                new Bidirectional(
                        new Gru("gru.ahead" + floor, inputs, hidden, random),
                        new Gru("gru.back" + floor, inputs, hidden, true, random));
            case CNN, LINEAR ->
                throw new IllegalArgumentException("no recurrent layer in the architecture " + architecture.label());
        };
    }

    @Override
    public FMatrixRMaj forward(Sequences x) {
        return pool.forward(layer.forward(x));
    }

    @Override
    public Sequences backward(FMatrixRMaj dy) {
        return layer.backward(pool.backward(dy));
    }

    @Override
    public int outputs() {
        return layer.outputs();
    }

    @Override
    public int minSteps() {
        return 1;
    }

    @Override
    public List<Param> params() {
        return layer.params();
    }

    @Override
    public Encoder replica() {
        return new RecurrentEncoder(layer.replica());
    }
}
