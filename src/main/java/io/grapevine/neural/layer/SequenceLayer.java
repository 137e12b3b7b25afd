package io.grapevine.neural.layer;

import org.ejml.data.FMatrixRMaj;

/// A layer that reads sequences and answers at each step and at the end: a recurrent layer, two in opposite
/// directions, or a stack. Many-to-many of equal length reads the returned sequences, many-to-one reads
/// [#last()].
///
/// T steps, B sequences, I size of the input, O size of the output, S size of the state.
public interface SequenceLayer extends Layer {

    /// x (T*B,I) -> (T*B,O), zeros past the ends; begins with a state of zeros
    Sequences forward(Sequences x);

    /// (B,S): the state at the end of each sequence, not of the batch. Its first columns are the output there.
    FMatrixRMaj last();

    /// dy (T*B,O) by the outputs and dLast (B,S) by the last state -> dx (T*B,I)
    Sequences backward(Sequences dy, FMatrixRMaj dLast);

    /// As above, where the loss reads the outputs alone.
    Sequences backward(Sequences dy);

    /// As above, where the loss reads the last state alone.
    Sequences backward(FMatrixRMaj dLast);

    /// O
    int outputs();

    /// S
    int stateSize();

    SequenceLayer replica();
}
