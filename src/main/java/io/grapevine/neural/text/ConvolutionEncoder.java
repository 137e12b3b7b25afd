package io.grapevine.neural.text;

import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.layer.TextConvolution;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// The text CNN as an encoder: N = regions times filters.
record ConvolutionEncoder(TextConvolution convolution) implements Encoder {

    @Override
    public FMatrixRMaj forward(Sequences x) {
        return convolution.forward(x);
    }

    @Override
    public Sequences backward(FMatrixRMaj dy) {
        return convolution.backward(dy);
    }

    @Override
    public int outputs() {
        return convolution.outputs();
    }

    @Override
    public int minSteps() {
        return convolution.minSteps();
    }

    @Override
    public List<Param> params() {
        return convolution.params();
    }

    @Override
    public Encoder replica() {
        return new ConvolutionEncoder(convolution.replica());
    }
}
