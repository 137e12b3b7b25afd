package io.grapevine.neural.layer;

import io.grapevine.neural.loss.LinkLoss;
import io.grapevine.neural.optimizer.Optimizer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Vectors of nodes from their own features and those of their neighbours' neighbours: two GraphSAGE layers,
/// trained by predicting links. Inductive: new nodes need no training. Not thread-safe.
///
/// N nodes, I size of a node's features, H hidden size, O size of its vector.
public final class GraphEncoder implements Layer {

    private final GraphSage first; // I -> H
    private final GraphSage second; // H -> O

    public GraphEncoder(int inputs, int hidden, int outputs, RandomGenerator random) {
        first = new GraphSage("sage1", inputs, hidden, Activation.RELU, random);
        second = new GraphSage("sage2", hidden, outputs, Activation.IDENTITY, random);
    }

    @Override
    public List<Param> params() {
        return Layer.params(first, second);
    }

    /// x (N,I) -> (N,O)
    public FMatrixRMaj forward(Adjacency graph, FMatrixRMaj x) {
        return second.forward(graph, first.forward(graph, x));
    }

    /// dz (N,O) -> dx (N,I)
    public FMatrixRMaj backward(FMatrixRMaj dz) {
        return first.backward(second.backward(dz));
    }

    /// Trains on the graph's own edges, each against one pair drawn by chance, and returns the mean loss of each
    /// epoch.
    ///
    /// @param edgesAnEpoch how many edges are drawn an epoch; every epoch is one step over the whole graph
    public double[] train(
            Adjacency graph, FMatrixRMaj x, int epochs, int edgesAnEpoch, Optimizer optimizer, RandomGenerator random) {
        var loss = new LinkLoss();
        var losses = new double[epochs];
        var from = new int[2 * edgesAnEpoch];
        var to = new int[2 * edgesAnEpoch];
        var linked = new boolean[2 * edgesAnEpoch];
        for (int epoch = 0; epoch < epochs; epoch++) {
            draw(graph, from, to, linked, random);
            Param.zeroGradients(params());
            losses[epoch] = loss.forward(forward(graph, x), from, to, linked);
            backward(loss.backward());
            optimizer.step(params());
        }
        return losses;
    }

    /// Even places hold an edge, odd ones the same node with any other.
    private static void draw(Adjacency graph, int[] from, int[] to, boolean[] linked, RandomGenerator random) {
        for (int i = 0; i < from.length; i += 2) {
            int v;
            do v = random.nextInt(graph.nodes());
            while (graph.degree(v) == 0);
            from[i] = from[i + 1] = v;
            to[i] = graph.neighbours()[graph.starts()[v] + random.nextInt(graph.degree(v))];
            to[i + 1] = random.nextInt(graph.nodes());
            linked[i] = true;
            linked[i + 1] = false;
        }
    }
}
