package io.grapevine.neural.optimizer;

import java.util.random.RandomGenerator;

/// Goes through n examples in a new order every epoch, `size` at a time: n at once is full-batch gradient
/// descent, 1 stochastic, between them mini-batch.
public final class MiniBatches {

    /// The examples `order[from]` to `order[to - 1]`.
    @FunctionalInterface
    public interface Step {
        void take(int[] order, int from, int to);
    }

    private final int[] order;
    private final int size;

    public MiniBatches(int n, int size) {
        if (size < 1) throw new IllegalArgumentException("a batch must be at least 1 example, was " + size);
        this.size = size;
        order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
    }

    public int perEpoch() {
        return (order.length + size - 1) / size;
    }

    /// Shuffles (Fisher and Yates), then takes every batch once; the last may be smaller. The order depends on
    /// `random` alone, not on the epochs before.
    public void epoch(RandomGenerator random, Step step) {
        for (int i = 0; i < order.length; i++) order[i] = i;
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        for (int from = 0; from < order.length; from += size)
            step.take(order, from, Math.min(order.length, from + size));
    }
}
