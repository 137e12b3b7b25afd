package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Activation;
import io.grapevine.neural.doubles.layer.Bidirectional;
import io.grapevine.neural.doubles.layer.Decoder;
import io.grapevine.neural.doubles.layer.Dense;
import io.grapevine.neural.doubles.layer.EncoderDecoder;
import io.grapevine.neural.doubles.layer.Gru;
import io.grapevine.neural.doubles.layer.Layer;
import io.grapevine.neural.doubles.layer.Lstm;
import io.grapevine.neural.doubles.layer.Param;
import io.grapevine.neural.doubles.layer.Tokens;
import io.grapevine.neural.doubles.loss.CrossEntropy;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// One-to-many, and many-to-many of unequal length, from the input to the loss.
class DecoderGradientTest {

    private static final int[][][] SOURCES = {{{0}, {2}, {1}, {3}}, {{4}}, {{1}, {1}}};
    private static final int[][][] BEFORE = {{{0}, {3}}, {{0}, {1}, {2}}, {{0}}};
    private static final int[] ORDER = {0, 1, 2};
    private static final int[] TARGETS = {3, 1, 4, 1, 2, -1, -1, 4, -1}; // time-major

    private final RandomGenerator random = new SplittableRandom(8);

    @Test
    void a_decoder_that_begins_with_a_vector() {
        var x = Param.normal("x", 3, 4, 1, random);
        var first = new Dense("first", 4, 6, Activation.TANH, random);
        var decoder = new Decoder("decoder", 5, 2, new Lstm("lstm", 2, 3, random), random);
        var before = new Tokens().fill(BEFORE, ORDER, 0, 3, 0);
        var loss = new CrossEntropy();
        var params = new ArrayList<>(Layer.params(first, decoder));
        params.add(x);
        GradientCheck.check(
                params,
                () -> loss.forward(decoder.forward(first.forward(x.value()), before), TARGETS),
                () -> CommonOps_DDRM.addEquals(x.grad(), first.backward(decoder.backward(loss.backward()))));
    }

    @Test
    void an_encoder_of_both_directions_and_a_decoder() {
        var encoder = new Bidirectional(new Gru("ahead", 3, 2, random), new Gru("back", 3, 2, true, random));
        var decoder = new Decoder("decoder", 5, 2, new Gru("gru", 2, 4, random), random);
        var network = new EncoderDecoder("translate", 5, 3, encoder, decoder, random);
        var source = new Tokens().fill(SOURCES, ORDER, 0, 3, 0);
        var before = new Tokens().fill(BEFORE, ORDER, 0, 3, 0);
        var loss = new CrossEntropy(0.1);
        GradientCheck.check(
                network.params(),
                () -> loss.forward(network.forward(source, before), TARGETS),
                () -> network.backward(loss.backward()));
    }
}
