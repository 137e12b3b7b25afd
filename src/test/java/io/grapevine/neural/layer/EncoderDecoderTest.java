package io.grapevine.neural.layer;

import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Clip;
import io.grapevine.neural.optimizer.Schedule;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Sequences in, sequences of another length out. Tokens 0 to 5 are content, then start and end.
class EncoderDecoderTest {

    private static final int START = 6;
    private static final int END = 7;
    private static final int TOKENS = 8;

    private final SplittableRandom random = new SplittableRandom(2);

    private static int[][] bags(int... tokens) {
        return Arrays.stream(tokens).mapToObj(token -> new int[] {token}).toArray(int[][]::new);
    }

    /// A batch for the decoder: what stands before each step, and what is asked at it.
    private record Lesson(Tokens before, int[] targets) {
        static Lesson of(int[][] written) {
            int batch = written.length;
            var before = new int[batch][][];
            for (int b = 0; b < batch; b++) {
                var tokens = new int[written[b].length + 1];
                tokens[0] = START;
                System.arraycopy(written[b], 0, tokens, 1, written[b].length);
                before[b] = bags(tokens);
            }
            var order = new int[batch];
            Arrays.setAll(order, b -> b);
            var tokens = new Tokens().fill(before, order, 0, batch, 0);
            var targets = new int[tokens.steps() * batch];
            Arrays.fill(targets, CrossEntropy.IGNORED);
            for (int b = 0; b < batch; b++) {
                for (int t = 0; t < written[b].length; t++) targets[t * batch + b] = written[b][t];
                targets[written[b].length * batch + b] = END;
            }
            return new Lesson(tokens, targets);
        }
    }

    @Test
    void an_encoder_and_a_decoder_learn_to_write_every_second_token_backwards() {
        var network = new EncoderDecoder(
                "second",
                TOKENS,
                12,
                new Bidirectional(new Gru("ahead", 12, 24, random), new Gru("back", 12, 24, true, random)),
                new Decoder("decoder", TOKENS, 12, new Gru("gru", 12, 48, random), random),
                random);
        var adam = new Adam(Schedule.constant(0.005));
        var loss = new CrossEntropy();
        var order = new int[32];
        Arrays.setAll(order, b -> b);
        for (int i = 0; i < 500; i++) {
            var sources = new int[32][][];
            var targets = new int[32][];
            for (int b = 0; b < 32; b++) {
                var source = random.ints(random.nextInt(1, 7), 0, 6).toArray();
                sources[b] = bags(source);
                targets[b] = everySecondBackwards(source);
            }
            var lesson = Lesson.of(targets);
            Param.zeroGradients(network.params());
            loss.forward(network.forward(new Tokens().fill(sources, order, 0, 32, 0), lesson.before), lesson.targets);
            network.backward(loss.backward());
            Clip.byNorm(network.params(), 1);
            adam.step(network.params());
        }
        int right = 0;
        for (int i = 0; i < 100; i++) {
            var source = random.ints(random.nextInt(1, 7), 0, 6).toArray();
            var written = network.write(new Tokens().fill(bags(source), 0), START, END, 10);
            if (Arrays.equals(written, everySecondBackwards(source))) right++;
        }
        assertThat(right).as("of 100 fresh sequences").isGreaterThanOrEqualTo(90);
    }

    private static int[] everySecondBackwards(int[] source) {
        var written = new int[(source.length + 1) / 2];
        for (int i = 0; i < written.length; i++) written[i] = source[source.length - 1 - 2 * i];
        return written;
    }

    @Test
    void a_decoder_learns_to_write_a_sequence_for_each_vector() {
        int[][] words = {{0, 1, 2}, {3}, {3, 3, 3, 3, 3}, {5, 4}};
        var x = new FMatrixRMaj(4, 4);
        for (int i = 0; i < 4; i++) x.set(i, i, 1);
        var first = new Dense("first", 4, 32, Activation.TANH, random);
        var decoder = new Decoder("decoder", TOKENS, 8, new Lstm("lstm", 8, 16, random), random);
        var params = Layer.params(first, decoder);
        var adam = new Adam(Schedule.constant(0.01));
        var loss = new CrossEntropy();
        var lesson = Lesson.of(words);
        for (int i = 0; i < 200; i++) {
            Param.zeroGradients(params);
            loss.forward(decoder.forward(first.forward(x), lesson.before), lesson.targets);
            first.backward(decoder.backward(loss.backward()));
            adam.step(params);
        }
        for (int i = 0; i < 4; i++) {
            var one = new FMatrixRMaj(1, 4);
            one.data[i] = 1;
            assertThat(decoder.write(first.forward(one), START, END, 10)).isEqualTo(words[i]);
        }
    }
}
