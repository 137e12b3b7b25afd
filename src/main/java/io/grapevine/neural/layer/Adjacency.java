package io.grapevine.neural.layer;

/// An undirected graph in compressed rows: the neighbours of node v are `neighbours[starts[v] .. starts[v +
/// 1]]`. Each edge stands in the rows of both its ends.
///
/// @param starts     (N + 1)
/// @param neighbours (2 E)
public record Adjacency(int[] starts, int[] neighbours) {

    public Adjacency {
        if (starts.length == 0 || starts[starts.length - 1] != neighbours.length) {
            throw new IllegalArgumentException("the last start must be the number of neighbours, " + neighbours.length);
        }
    }

    /// From the two ends of each edge.
    public static Adjacency of(int nodes, int[] from, int[] to) {
        var starts = new int[nodes + 1];
        for (int e = 0; e < from.length; e++) {
            starts[from[e] + 1]++;
            starts[to[e] + 1]++;
        }
        for (int v = 0; v < nodes; v++) starts[v + 1] += starts[v];
        var next = starts.clone();
        var neighbours = new int[2 * from.length];
        for (int e = 0; e < from.length; e++) {
            neighbours[next[from[e]]++] = to[e];
            neighbours[next[to[e]]++] = from[e];
        }
        return new Adjacency(starts, neighbours);
    }

    public int nodes() {
        return starts.length - 1;
    }

    public int degree(int v) {
        return starts[v + 1] - starts[v];
    }
}
