package io.grapevine.neural.doubles;

import io.grapevine.neural.doubles.layer.Activation;
import io.grapevine.neural.doubles.layer.Dense;
import io.grapevine.neural.doubles.layer.Embedding;
import io.grapevine.neural.doubles.layer.Gru;
import io.grapevine.neural.doubles.layer.Layer;
import io.grapevine.neural.doubles.layer.MaxOverTime;
import io.grapevine.neural.doubles.layer.MeanOverTime;
import io.grapevine.neural.doubles.layer.Param;
import io.grapevine.neural.doubles.layer.Sequences;
import io.grapevine.neural.doubles.layer.TextConvolution;
import io.grapevine.neural.doubles.layer.Tokens;
import io.grapevine.neural.doubles.loss.CrossEntropy;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class TextGradientTest {

    private static final int[][][] SENTENCES = {
        {{1, 9, 10}, {2}, {3, 11}, {2}, {4, 9, 10, 12}}, {{5}, {0, 9, 11}}, {{6}, {7}, {8}}
    };

    private final RandomGenerator random = new SplittableRandom(2);

    @Test
    void an_embedding_of_words_and_their_n_grams_over_sentences_of_unequal_length() {
        var embedding = new Embedding("words", 13, 3, random);
        var tokens = new Tokens().fill(SENTENCES, new int[] {2, 0, 1}, 0, 3, 0);
        var probe = new Probe(15, 3);
        var y = new Sequences[1];
        GradientCheck.check(
                embedding.params(),
                () -> probe.loss(y[0] = embedding.forward(tokens)),
                () -> embedding.backward(probe.gradient(y[0])));
    }

    @Test
    void a_text_convolution_with_sentences_shorter_than_a_region() {
        var x = Param.normal("x", 6 * 3, 4, 1, random);
        var convolution = new TextConvolution("cnn", 4, new int[] {2, 3, 4}, 5, random);
        // so that few are cut off at 0
        convolution.params().forEach(p -> CommonOps_DDRM.add(p.value(), 0.1, p.value()));
        var probe = new Probe(3, 15);
        var params = new ArrayList<>(convolution.params());
        GradientCheck.check(
                params,
                () -> probe.loss(convolution.forward(Probe.sequences(x, 6, 6, 1, 3))),
                () -> convolution.backward(probe.gradient()));
        var full = new ArrayList<Param>();
        full.add(x);
        GradientCheck.check(
                full,
                () -> probe.loss(convolution.forward(Probe.sequences(x, 6, 6, 6, 6))),
                () -> CommonOps_DDRM.addEquals(
                        x.grad(), convolution.backward(probe.gradient()).values()));
    }

    @Test
    void a_whole_text_network_from_tokens_to_loss() {
        var embedding = new Embedding("words", 13, 4, random);
        var convolution = new TextConvolution("cnn", 4, new int[] {1, 2, 3}, 3, random);
        var out = new Dense("out", convolution.outputs(), 3, Activation.IDENTITY, random);
        var loss = new CrossEntropy(0.1);
        var tokens = new Tokens().fill(SENTENCES, new int[] {0, 1, 2}, 0, 3, convolution.minSteps());
        GradientCheck.check(
                Layer.params(embedding, convolution, out),
                () -> loss.forward(out.forward(convolution.forward(embedding.forward(tokens))), new int[] {0, 2, 1}),
                () -> embedding.backward(convolution.backward(out.backward(loss.backward()))));
    }

    @Test
    void the_mean_over_time_of_sentences_of_unequal_length() {
        var embedding = new Embedding("words", 13, 4, random);
        var mean = new MeanOverTime();
        var probe = new Probe(3, 4);
        var tokens = new Tokens().fill(SENTENCES, new int[] {0, 1, 2}, 0, 3, 0);
        GradientCheck.check(
                embedding.params(),
                () -> probe.loss(mean.forward(embedding.forward(tokens))),
                () -> embedding.backward(mean.backward(probe.gradient())));
    }

    @Test
    void the_maximum_over_time_of_a_recurrent_layer_over_sentences_of_unequal_length() {
        var embedding = new Embedding("words", 13, 4, random);
        var gru = new Gru("gru", 4, 3, random);
        var max = new MaxOverTime();
        var probe = new Probe(3, 3);
        var tokens = new Tokens().fill(SENTENCES, new int[] {0, 1, 2}, 0, 3, 0);
        GradientCheck.check(
                Layer.params(embedding, gru),
                () -> probe.loss(max.forward(gru.forward(embedding.forward(tokens)))),
                () -> embedding.backward(gru.backward(max.backward(probe.gradient()))));
    }
}
