package io.grapevine.neural.layer;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/// A batch of sequences of vectors, time-major: row `t * B + b` of `values` is step `t` of sequence `b`. So one
/// step of all sequences is one block of rows, the products of all steps at once are one product, and a window
/// of `h` steps begins at the same rows moved by `B`. Sequence `b` has `lengths[b]` steps; the rows past its
/// end hold zeros where a layer does not say otherwise, and count for nothing.
///
/// T steps of the longest, B sequences, D size of a vector.
public final class Sequences {

    private int steps;
    private int[] lengths = {};
    private final FMatrixRMaj values = new FMatrixRMaj(0, 0); // (T*B, D)

    /// Takes another shape; keeps the array where it is large enough. What the values are afterwards is not
    /// said.
    public Sequences reshape(int steps, int[] lengths, int size) {
        for (int length : lengths) {
            if (length < 0 || length > steps) {
                throw new IllegalArgumentException("a sequence of " + length + " steps in a batch of " + steps);
            }
        }
        this.steps = steps;
        this.lengths = lengths;
        values.reshape(steps * lengths.length, size);
        return this;
    }

    /// As above, with every sequence of full length.
    public Sequences reshape(int steps, int batch, int size) {
        if (lengths.length != batch || Arrays.stream(lengths).anyMatch(length -> length != steps)) {
            lengths = new int[batch];
            Arrays.fill(lengths, steps);
        }
        return reshape(steps, lengths, size);
    }

    /// The shape of `other`, with vectors of `size`.
    public Sequences like(Sequences other, int size) {
        return reshape(other.steps, other.lengths, size);
    }

    /// Sets the rows past the end of each sequence to zero.
    public void zeroPastEnds() {
        for (int b = 0; b < batch(); b++) {
            for (int t = lengths[b]; t < steps; t++) Arrays.fill(values.data, offset(t, b), offset(t, b) + size(), 0);
        }
    }

    public int steps() {
        return steps;
    }

    public int batch() {
        return lengths.length;
    }

    public int size() {
        return values.numCols;
    }

    public int[] lengths() {
        return lengths;
    }

    /// Whether step `t` is within sequence `b`.
    public boolean has(int t, int b) {
        return t < lengths[b];
    }

    /// (T*B, D)
    public FMatrixRMaj values() {
        return values;
    }

    /// Where in the array of `values` the vector of step `t` of sequence `b` begins.
    public int offset(int t, int b) {
        return (t * lengths.length + b) * values.numCols;
    }
}
