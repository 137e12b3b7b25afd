package io.grapevine.neural.text;

import io.grapevine.neural.layer.MeanOverTime;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// The mean of the words' vectors, whatever their order: with the dense layer behind it a linear classifier
/// (Joulin et al. 2017). N = D.
record MeanEncoder(int outputs, MeanOverTime mean) implements Encoder {

    MeanEncoder(int outputs) {
        this(outputs, new MeanOverTime());
    }

    @Override
    public FMatrixRMaj forward(Sequences x) {
        return mean.forward(x);
    }

    @Override
    public Sequences backward(FMatrixRMaj dy) {
        return mean.backward(dy);
    }

    @Override
    public int minSteps() {
        return 1;
    }

    @Override
    public List<Param> params() {
        return List.of();
    }

    @Override
    public Encoder replica() {
        return new MeanEncoder(outputs);
    }
}
