package io.grapevine.answer.retrieve.walk;

import java.util.Map;

/// Personalized PageRank by forward push (Andersen, Chung and Lang, "Local Graph Partitioning using PageRank
/// Vectors", 2006): the seeds' mass lies on them as residual; a push lets the share 1 - d of a node's residual rest
/// and gives the rest to its neighbours, in proportion to the edges' weights. A node is pushed only while its
/// residual is at least `threshold` for each of its edges.
///
/// Each push moves at least `threshold` an edge, and 1 - d of that rests, so that at most 1 / (threshold (1 - d))
/// edges are walked over: the cost depends on the threshold alone, not on the size of the graph. What is left of
/// the residual rests where it is in the end.
///
/// @param damping   d, the share of the mass that walks on, at least 0 and below 1
/// @param threshold above 0
record ForwardPush(double damping, double threshold) {

    ForwardPush {
        if (!(damping >= 0 && damping < 1)) {
            throw new IllegalArgumentException("damping must be at least 0 and below 1, was " + damping);
        }
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be above 0, was " + threshold);
        }
    }

    /// The mass of each node that was met, which sums to 1; 0 where the seeds do.
    ///
    /// @param seeds where the walk starts, none below 0
    Mass push(WalkIndex index, Map<Long, Double> seeds) {
        double sum = seeds.values().stream().mapToDouble(v -> v).sum();
        var mass = new Mass();
        seeds.forEach((node, seed) -> mass.give(node, sum > 0 ? seed / sum : 0, threshold));
        while (mass.isAnyWaiting()) {
            long node = mass.next();
            if (mass.residual(node) >= threshold * index.degree(node)) {
                push(index, mass, node);
            }
        }
        mass.restAll();
        return mass;
    }

    private void push(WalkIndex index, Mass mass, long node) {
        double strength = index.strength(node);
        if (strength == 0) {
            mass.rest(node, 1);
            return;
        }
        double perWeight = damping * mass.residual(node) / strength;
        mass.rest(node, 1 - damping);
        index.edges(node, (neighbour, weight) -> mass.give(neighbour, perWeight * weight, threshold));
    }
}
