package io.grapevine.answer.retrieve.walk;

import java.util.ArrayDeque;
import java.util.function.LongConsumer;

/// What a push has brought to the nodes it met: the mass that came to rest there, and the residual that is still
/// to be pushed on. As large as what was met, with open addressing. Not thread-safe.
final class Mass {

    private long[] nodes = new long[1 << 12]; // 0 for an empty place
    private double[] mass = new double[nodes.length];
    private double[] residual = new double[nodes.length];
    private boolean[] waits = new boolean[nodes.length];
    private int count;

    /// Nodes whose residual was large enough to be pushed when it came, the first to come first.
    private final ArrayDeque<Long> queue = new ArrayDeque<>();

    /// How many nodes were met.
    int size() {
        return count;
    }

    double of(long node) {
        return mass[place(node)];
    }

    void forEach(LongConsumer visitor) {
        for (long node : nodes) {
            if (node != 0) {
                visitor.accept(node);
            }
        }
    }

    /// @param least where the residual is as large now, the node waits for its turn
    void give(long node, double amount, double least) {
        int at = place(node);
        if (nodes[at] == 0) {
            if (2 * (count + 1) > nodes.length) {
                grow();
                at = place(node);
            }
            nodes[at] = node;
            count++;
        }
        residual[at] += amount;
        if (!waits[at] && residual[at] >= least) {
            waits[at] = true;
            queue.add(node);
        }
    }

    boolean isAnyWaiting() {
        return !queue.isEmpty();
    }

    /// The node whose turn it is.
    long next() {
        long node = queue.remove();
        waits[place(node)] = false;
        return node;
    }

    double residual(long node) {
        return residual[place(node)];
    }

    /// Takes the residual away, of which `share` comes to rest here.
    void rest(long node, double share) {
        int at = place(node);
        mass[at] += share * residual[at];
        residual[at] = 0;
    }

    /// Lets all that is left rest where it is.
    void restAll() {
        for (int at = 0; at < nodes.length; at++) {
            mass[at] += residual[at];
            residual[at] = 0;
        }
    }

    private int place(long node) {
        int at = (int) (node ^ node >>> Integer.SIZE) & nodes.length - 1;
        while (nodes[at] != 0 && nodes[at] != node) {
            at = at + 1 & nodes.length - 1;
        }
        return at;
    }

    private void grow() {
        var old = this.copy();
        nodes = new long[2 * old.nodes.length];
        mass = new double[nodes.length];
        residual = new double[nodes.length];
        waits = new boolean[nodes.length];
        for (int i = 0; i < old.nodes.length; i++) {
            if (old.nodes[i] != 0) {
                int at = place(old.nodes[i]);
                nodes[at] = old.nodes[i];
                mass[at] = old.mass[i];
                residual[at] = old.residual[i];
                waits[at] = old.waits[i];
            }
        }
    }

    private record Places(long[] nodes, double[] mass, double[] residual, boolean[] waits) {}

    private Places copy() {
        return new Places(nodes, mass, residual, waits);
    }
}
