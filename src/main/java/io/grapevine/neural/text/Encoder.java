package io.grapevine.neural.text;

import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Sequences;
import org.ejml.data.FMatrixRMaj;

/// Turns a sequence of word vectors of any length into one vector.
///
/// T steps, B sequences, D size of a word's vector, N size of the result.
interface Encoder extends Layer {

    /// x (T*B,D) -> y (B,N)
    FMatrixRMaj forward(Sequences x);

    /// dy (B,N) -> dx (T*B,D)
    Sequences backward(FMatrixRMaj dy);

    /// N
    int outputs();

    /// The fewest steps that a batch must have.
    int minSteps();

    /// Over the same params, with buffers of its own.
    Encoder replica();
}
