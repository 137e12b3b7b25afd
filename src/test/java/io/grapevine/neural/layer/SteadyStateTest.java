package io.grapevine.neural.layer;

import com.sun.management.ThreadMXBean;
import io.grapevine.neural.kernel.Columns;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Clip;
import io.grapevine.neural.optimizer.Schedule;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A network of convolutions and recurrence as it runs for long: nothing is allocated while it trains, and many
/// threads may ask replicas of it.
class SteadyStateTest {

    private static final int WORDS = 50;
    private static final long MOST_BYTES = 2_000; // lists of params, the closure of a batch; not one matrix

    /// Embedding, text convolution and bidirectional GRU side by side, dense.
    private static final class Network {
        final Embedding embedding;
        final TextConvolution convolution;
        final SequenceLayer recurrent;
        final Dense out;
        final MaxOverTime max = new MaxOverTime();
        final Dropout dropout = new Dropout(0.3);
        final FMatrixRMaj features = new FMatrixRMaj(0, 0);
        final FMatrixRMaj dConvolved = new FMatrixRMaj(0, 0);
        final FMatrixRMaj dRecurred = new FMatrixRMaj(0, 0);

        Network(Embedding embedding, TextConvolution convolution, SequenceLayer recurrent, Dense out) {
            this.embedding = embedding;
            this.convolution = convolution;
            this.recurrent = recurrent;
            this.out = out;
        }

        Network replica() {
            return new Network(embedding.replica(), convolution.replica(), recurrent.replica(), out.replica());
        }

        FMatrixRMaj features(Tokens tokens) {
            var x = embedding.forward(tokens);
            features.reshape(x.batch(), convolution.outputs() + recurrent.outputs());
            Columns.put(convolution.forward(x), features, 0);
            Columns.put(max.forward(recurrent.forward(x)), features, convolution.outputs());
            return features;
        }

        void backward(FMatrixRMaj d) {
            dConvolved.reshape(d.numRows, convolution.outputs());
            dRecurred.reshape(d.numRows, recurrent.outputs());
            Columns.take(d, 0, dConvolved);
            Columns.take(d, convolution.outputs(), dRecurred);
            embedding.backward(convolution.backward(dConvolved));
            embedding.backward(recurrent.backward(max.backward(dRecurred)));
        }
    }

    private final SplittableRandom random = new SplittableRandom(3);
    private final Network network = new Network(
            new Embedding("words", WORDS, 16, random),
            new TextConvolution("cnn", 16, new int[] {2, 3}, 8, random),
            new Bidirectional(new Gru("ahead", 16, 8, random), new Gru("back", 16, 8, true, random)),
            new Dense("out", 32, 5, Activation.IDENTITY, random));

    private int[][][] sentences(int count) {
        var sentences = new int[count][][];
        for (int i = 0; i < count; i++) {
            sentences[i] = random.ints(random.nextInt(1, 12), 0, WORDS)
                    .mapToObj(word -> new int[] {word, (word + 7) % WORDS})
                    .toArray(int[][]::new);
        }
        return sentences;
    }

    @Test
    void training_allocates_nothing_after_its_first_batches() {
        var sentences = sentences(64);
        var order = new int[64];
        Arrays.setAll(order, i -> i);
        var labels = new int[16];
        var params = Layer.params(network.embedding, network.convolution, network.recurrent, network.out);
        var tokens = new Tokens();
        var loss = new CrossEntropy(0.1);
        var adam = new Adam(Schedule.constant(0.001));
        Runnable epoch = () -> {
            for (int from = 0; from < 64; from += 16) {
                for (int b = 0; b < 16; b++) labels[b] = (from + b) % 5;
                tokens.fill(sentences, order, from, from + 16, 3);
                Param.zeroGradients(params);
                loss.forward(network.out.forward(network.dropout.forward(network.features(tokens), random)), labels);
                network.backward(network.dropout.backward(network.out.backward(loss.backward())));
                Clip.byNorm(params, 5);
                adam.step(params);
            }
        };
        // it falls when the compiler has taken away what vectors the interpreter makes
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10_000 && least >= MOST_BYTES; i++) least = Math.min(least, allocatedBy(epoch));
        assertThat(least).as("bytes in four batches").isLessThan(MOST_BYTES);
    }

    private static long allocatedBy(Runnable action) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void replicas_in_many_threads_answer_as_one_does_alone() throws Exception {
        var sentences = sentences(200);
        var expected = new float[200][];
        for (int i = 0; i < 200; i++) expected[i] = answer(network, sentences[i]);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                var replica = network.replica();
                tasks.add(() -> {
                    int same = 0;
                    for (int i = 0; i < 200; i++) if (Arrays.equals(answer(replica, sentences[i]), expected[i])) same++;
                    return same;
                });
            }
            for (var answered : threads.invokeAll(tasks))
                assertThat(answered.get()).isEqualTo(200);
        }
    }

    private static float[] answer(Network network, int[][] sentence) {
        var scores = network.out.forward(network.features(new Tokens().fill(sentence, 3)));
        return Arrays.copyOf(scores.data, scores.getNumElements());
    }
}
