package io.grapevine.neural.text;

import com.sun.management.ThreadMXBean;
import io.grapevine.neural.layer.Tokens;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class InferenceTest {

    private static final List<String> TEXTS = List.of(
            "book table now",
            "table",
            "please tabel bok well just today again maybe now",
            "unknown words entirely",
            "book",
            "");

    @ParameterizedTest
    @EnumSource
    void the_tables_give_the_scores_of_the_plain_network(Architecture architecture) throws IOException {
        var classifier = NetworkClassifierTest.train(
                NetworkClassifierTest.options(architecture).withEpochs(2));
        var network = classifier.networks().getFirst();
        var workspace = new Inference(network, classifier.vocabulary()).workspace();
        for (var text : TEXTS) {
            var expected = plain(network, classifier.vocabulary(), text);
            var scores = new float[3];
            workspace.scores(new WordScanner().read(text, 64), null, scores);
            for (int c = 0; c < 3; c++) assertThat(scores[c]).as(text).isCloseTo(expected.data[c], within(1e-4f));
        }
    }

    private static FMatrixRMaj plain(TextNetwork network, Vocabulary vocabulary, String text) {
        return network.replica().forward(new Tokens().fill(vocabulary.encode(text, 64), network.minSteps()), null);
    }

    @Test
    void answering_allocates_nothing_once_warm() throws IOException {
        var classifier = NetworkClassifierTest.train(wide(Architecture.CNN), wide(Architecture.CNN_BIGRU));
        var probabilities = new float[3];
        double bytes = Double.MAX_VALUE;
        // vectors are objects until the compiler has seen them often
        long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (bytes >= 1 && System.nanoTime() < until) bytes = bytesAnAnswer(classifier, probabilities);
        assertThat(bytes).as("bytes an answer").isLessThan(1);
    }

    /// Of whole vectors of every machine, as the sizes are that `intents train` builds: the masks of partial
    /// ones may be objects.
    private static TrainingOptions wide(Architecture architecture) {
        return new TrainingOptions(
                architecture, 16, List.of(2, 3), 64, 64, 1, 50, 1, 1, 16, 1e-2, 0, 0, 0, 0, 0, 1, Descent.DEFAULT, 7);
    }

    private static double bytesAnAnswer(NetworkClassifier classifier, float[] probabilities) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        answerAll(classifier, probabilities, 500);
        return (threads.getCurrentThreadAllocatedBytes() - before) / (500.0 * TEXTS.size());
    }

    private static void answerAll(NetworkClassifier classifier, float[] probabilities, int times) {
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < TEXTS.size(); j++) classifier.classify(TEXTS.get(j), probabilities);
        }
    }
}
