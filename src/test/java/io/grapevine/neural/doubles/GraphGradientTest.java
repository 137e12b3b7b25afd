package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Activation;
import io.grapevine.neural.doubles.layer.Adjacency;
import io.grapevine.neural.doubles.layer.GraphEncoder;
import io.grapevine.neural.doubles.layer.GraphSage;
import io.grapevine.neural.doubles.layer.Param;
import io.grapevine.neural.doubles.loss.LinkLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class GraphGradientTest {

    private final RandomGenerator random = new SplittableRandom(4);
    /// A triangle with a tail, and a node apart.
    private final Adjacency graph = Adjacency.of(5, new int[] {0, 1, 2, 2}, new int[] {1, 2, 0, 3});

    @Test
    void one_layer() {
        var x = Param.normal("x", 5, 3, 1, random);
        var layer = new GraphSage("sage", 3, 4, Activation.TANH, random);
        var probe = new Probe(5, 4);
        check(
                layer.params(),
                x,
                () -> probe.loss(layer.forward(graph, x.value())),
                () -> CommonOps_DDRM.addEquals(x.grad(), layer.backward(probe.gradient())));
    }

    @Test
    void two_layers_and_the_loss_of_links() {
        var x = Param.normal("x", 5, 3, 1, random);
        var encoder = new GraphEncoder(3, 6, 4, random);
        var loss = new LinkLoss();
        var from = new int[] {0, 2, 4, 1};
        var to = new int[] {1, 3, 0, 1};
        var linked = new boolean[] {true, true, false, false};
        check(
                encoder.params(),
                x,
                () -> loss.forward(encoder.forward(graph, x.value()), from, to, linked),
                () -> CommonOps_DDRM.addEquals(x.grad(), encoder.backward(loss.backward())));
    }

    private static void check(List<Param> params, Param x, java.util.function.DoubleSupplier loss, Runnable backward) {
        var all = new ArrayList<>(params);
        all.add(x);
        GradientCheck.check(all, loss, backward);
    }
}
