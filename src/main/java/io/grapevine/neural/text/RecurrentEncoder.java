package io.grapevine.neural.text;

import io.grapevine.neural.layer.Bidirectional;
import io.grapevine.neural.layer.Elman;
import io.grapevine.neural.layer.Gru;
import io.grapevine.neural.layer.Lstm;
import io.grapevine.neural.layer.MaxOverTime;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.SequenceLayer;
import io.grapevine.neural.layer.Sequences;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// A recurrent layer whose states are pooled by their maximum over time; on short texts that does better than
/// the
/// last state alone. N = H, or 2 H where it reads both ways.
record RecurrentEncoder(SequenceLayer layer, MaxOverTime pool) implements Encoder {

    RecurrentEncoder(SequenceLayer layer) {
        this(layer, new MaxOverTime());
    }

    static RecurrentEncoder of(Architecture architecture, int inputs, int hidden, RandomGenerator random) {
        return new RecurrentEncoder(layer(architecture, inputs, hidden, random));
    }

    static SequenceLayer layer(Architecture architecture, int inputs, int hidden, RandomGenerator random) {
        return switch (architecture) {
            case RNN -> new Elman("rnn", inputs, hidden, random);
            case LSTM -> new Lstm("lstm", inputs, hidden, random);
            case GRU -> new Gru("gru", inputs, hidden, random);
            case BILSTM ->
                new Bidirectional(
                        new Lstm("lstm.ahead", inputs, hidden, random),
                        new Lstm("lstm.back", inputs, hidden, true, random));
            case BIGRU, CNN_BIGRU ->
                new Bidirectional(
                        new Gru("gru.ahead", inputs, hidden, random),
                        new Gru("gru.back", inputs, hidden, true, random));
            case CNN -> throw new IllegalArgumentException("a CNN has no recurrent layer");
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
