package io.grapevine.neural.layer;

import java.util.Arrays;

/// A batch of sequences of tokens, time-major as [Sequences]. A token is a bag of rows of an [Embedding]: its
/// word first, then, where they are used, the buckets of its character n-grams.
///
/// T steps of the longest, B sequences.
public final class Tokens {

    private int steps;
    private int batch;
    private int[] lengths = {};
    private int[][] bags = {}; // [t * B + b], null past an end

    /// Takes the sequences `sentences[order[from]] ... sentences[order[to - 1]]`, each an array of bags, and at
    /// least `minSteps` steps. Keeps its arrays where they are large enough.
    public Tokens fill(int[][][] sentences, int[] order, int from, int to, int minSteps) {
        if (lengths.length != to - from) lengths = new int[to - from];
        batch = to - from;
        steps = minSteps;
        for (int b = 0; b < batch; b++) {
            lengths[b] = sentences[order[from + b]].length;
            steps = Math.max(steps, lengths[b]);
        }
        if (bags.length < steps * batch) bags = new int[steps * batch][];
        Arrays.fill(bags, null);
        for (int b = 0; b < batch; b++) {
            var sentence = sentences[order[from + b]];
            for (int t = 0; t < lengths[b]; t++) bags[t * batch + b] = sentence[t];
        }
        return this;
    }

    /// One sequence.
    public Tokens fill(int[][] sentence, int minSteps) {
        return fill(new int[][][] {sentence}, new int[] {0}, 0, 1, minSteps);
    }

    public int steps() {
        return steps;
    }

    public int batch() {
        return batch;
    }

    public int[] lengths() {
        return lengths;
    }

    /// The rows of step `t` of sequence `b`, or null past its end.
    public int[] bag(int t, int b) {
        return bags[t * batch + b];
    }

    void replace(int t, int b, int[] bag) {
        bags[t * batch + b] = bag;
    }
}
