package io.grapevine.answer.retrieve.walk;

import java.util.Arrays;

/// An undirected weighted graph in compressed rows: the edges of node `u` are the entries `offsets[u]` to
/// `offsets[u + 1] - 1` of `targets` and `weights`. Immutable and thread-safe.
///
/// An edge stands in two rows at 8 bytes each, so one million edges take 16 MB; a node takes 12 bytes more.
public final class WalkGraph {

    private final int[] offsets; // (nodes + 1)
    private final int[] targets; // (2 * edges)
    private final float[] weights; // (2 * edges)
    private final double[] strengths; // (nodes) sum of a row

    private WalkGraph(int[] offsets, int[] targets, float[] weights) {
        this.offsets = offsets;
        this.targets = targets;
        this.weights = weights;
        this.strengths = new double[offsets.length - 1];
        for (int u = 0; u < strengths.length; u++) {
            for (int e = offsets[u]; e < offsets[u + 1]; e++) {
                strengths[u] += weights[e];
            }
        }
    }

    public int nodes() {
        return strengths.length;
    }

    /// Undirected edges; parallel ones were made one.
    public int edges() {
        return targets.length / 2;
    }

    /// First entry of the node's row.
    public int from(int node) {
        return offsets[node];
    }

    /// The entry behind the node's row.
    public int to(int node) {
        return offsets[node + 1];
    }

    public int target(int entry) {
        return targets[entry];
    }

    public float weight(int entry) {
        return weights[entry];
    }

    /// Sum of the weights of the node's edges; 0 for a node without any.
    public double strength(int node) {
        return strengths[node];
    }

    /// Neighbours, parallel edges counted once.
    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /// Bytes of the arrays.
    public long bytes() {
        return 4L * offsets.length + 8L * targets.length + 8L * strengths.length;
    }

    public static Builder builder(int nodes) {
        return new Builder(nodes);
    }

    /// Collects edges in any order. Not thread-safe.
    public static final class Builder {

        private final int nodes;
        private int[] ends = new int[1024]; // two an edge
        private float[] weights = new float[512];
        private int edges;

        private Builder(int nodes) {
            if (nodes < 0) {
                throw new IllegalArgumentException("nodes must be at least 0, was " + nodes);
            }
            this.nodes = nodes;
        }

        /// Adds an undirected edge; the weights of parallel edges add up. A loop is left out: it would only keep
        /// mass where it is.
        public Builder edge(int u, int v, float weight) {
            if (u < 0 || u >= nodes || v < 0 || v >= nodes) {
                throw new IllegalArgumentException("edge " + u + " - " + v + " leaves the " + nodes + " nodes");
            }
            if (!(weight > 0)) {
                throw new IllegalArgumentException("edge weight must be above 0, was " + weight);
            }
            if (u == v) {
                return this;
            }
            if (edges == weights.length) {
                weights = Arrays.copyOf(weights, edges * 2);
                ends = Arrays.copyOf(ends, edges * 4);
            }
            ends[2 * edges] = u;
            ends[2 * edges + 1] = v;
            weights[edges++] = weight;
            return this;
        }

        public WalkGraph build() {
            var offsets = rowStarts();
            var targets = new int[2 * edges];
            var rowWeights = new float[2 * edges];
            var next = offsets.clone();
            for (int e = 0; e < 2 * edges; e++) {
                int at = next[ends[e]]++;
                targets[at] = ends[e ^ 1];
                rowWeights[at] = weights[e >> 1];
            }
            return merged(offsets, targets, rowWeights);
        }

        private int[] rowStarts() {
            var offsets = new int[nodes + 1];
            for (int e = 0; e < 2 * edges; e++) {
                offsets[ends[e] + 1]++;
            }
            for (int u = 0; u < nodes; u++) {
                offsets[u + 1] += offsets[u];
            }
            return offsets;
        }

        /// Sorts each row by target and adds up parallel edges, in place.
        private WalkGraph merged(int[] offsets, int[] targets, float[] weights) {
            int out = 0;
            var row = new long[0];
            for (int u = 0; u < nodes; u++) {
                int from = offsets[u];
                int size = offsets[u + 1] - from;
                row = row.length < size ? new long[2 * size] : row;
                for (int i = 0; i < size; i++) {
                    row[i] = (long) targets[from + i] << 32 | Float.floatToRawIntBits(weights[from + i]);
                }
                Arrays.sort(row, 0, size);
                offsets[u] = out;
                for (int i = 0; i < size; i++) {
                    int target = (int) (row[i] >>> 32);
                    float weight = Float.intBitsToFloat((int) row[i]);
                    if (out > offsets[u] && targets[out - 1] == target) {
                        weights[out - 1] += weight;
                    } else {
                        targets[out] = target;
                        weights[out++] = weight;
                    }
                }
            }
            offsets[nodes] = out;
            return new WalkGraph(offsets, Arrays.copyOf(targets, out), Arrays.copyOf(weights, out));
        }
    }
}
