package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Activation;
import io.grapevine.neural.doubles.layer.Dense;
import io.grapevine.neural.doubles.layer.Dropout;
import io.grapevine.neural.doubles.layer.FeedForward;
import io.grapevine.neural.doubles.layer.Param;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedForwardGradientTest {

    private final RandomGenerator random = new SplittableRandom(1);

    @ParameterizedTest
    @EnumSource
    void a_dense_layer_with_each_activation(Activation f) {
        var x = Param.normal("x", 5, 4, 1, random);
        var dense = new Dense("dense", 4, 3, f, random);
        var probe = new Probe(5, 3);
        var params = new ArrayList<>(dense.params());
        params.add(x);
        GradientCheck.check(
                params,
                () -> probe.loss(dense.forward(x.value())),
                () -> CommonOps_DDRM.addEquals(x.grad(), dense.backward(probe.gradient())));
    }

    @Test
    void dense_layers_four_deep() {
        var x = Param.normal("x", 3, 4, 1, random);
        var network = new FeedForward("deep", new int[] {4, 6, 5, 4, 2}, Activation.TANH, random);
        var probe = new Probe(3, 2);
        var params = new ArrayList<>(network.params());
        params.add(x);
        GradientCheck.check(
                params,
                () -> probe.loss(network.forward(x.value())),
                () -> CommonOps_DDRM.addEquals(x.grad(), network.backward(probe.gradient())));
    }

    @Test
    void dropout_with_its_mask_held() {
        var x = Param.normal("x", 4, 6, 1, random);
        var dropout = new Dropout(0.4);
        var probe = new Probe(4, 6);
        GradientCheck.check(
                java.util.List.of(x),
                () -> probe.loss(dropout.forward(x.value(), new SplittableRandom(5))),
                () -> CommonOps_DDRM.addEquals(x.grad(), dropout.backward(probe.gradient())));
    }
}
