package io.grapevine.answer.read;

import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.FeedForward;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.text.SpanNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/// The reader's networks over one set of weights.
///
/// @param byWords         scores a candidate by its words
/// @param byMeaning       adds to that score by words and closeness in meaning
/// @param presentByWords  says whether the best candidate answers, by words
/// @param presentByMeaning the same by words and closeness
/// @param span            marks the words that answer
public record ReaderNetworks(
        FeedForward byWords,
        FeedForward byMeaning,
        FeedForward presentByWords,
        FeedForward presentByMeaning,
        SpanNetwork span) {

    static final String KIND = "reader";
    private static final String WEIGHTS = "/reader/weights.bin";
    private static final int HIDDEN = 24;
    /// Score of the best, its lead over the second, its share.
    static final int OF_THE_BEST = 3;

    /// Untrained.
    public static ReaderNetworks create(long seed) {
        var random = new SplittableRandom(seed);
        return new ReaderNetworks(
                scorer("words", SentenceFeatures.LEXICAL, random),
                scorer("meaning", SentenceFeatures.ALL, random),
                scorer("present.words", SentenceFeatures.LEXICAL + OF_THE_BEST, random),
                scorer("present.meaning", SentenceFeatures.ALL + OF_THE_BEST, random),
                new SpanNetwork(OnnxEmbeddingModel.DIMENSION, SpanFeatures.SIZE, random));
    }

    private static FeedForward scorer(String name, int features, SplittableRandom random) {
        return new FeedForward(name, new int[] {features, HIDDEN, 1}, Activation.TANH, random);
    }

    /// With the weights that come with Grapevine.
    public static ReaderNetworks committed() {
        try {
            return of(WeightsFile.shipped(WEIGHTS, KIND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws WeightsException where the file is missing, damaged or another network's
    public static ReaderNetworks read(Path file) throws IOException {
        return of(WeightsFile.read(file, KIND));
    }

    /// The networks of the words from a file, the others untrained.
    public static ReaderNetworks continued(Path file, long seed) throws IOException {
        var networks = create(seed);
        var known = WeightsFile.read(file, KIND);
        known.copyTo(networks.byWords().params());
        known.copyTo(networks.presentByWords().params());
        return networks;
    }

    private static ReaderNetworks of(WeightsFile file) throws WeightsException {
        var networks = create(0);
        file.copyTo(networks.params());
        return networks;
    }

    /// @param figures what training measured, for those who read the file
    public void write(Path file, Map<String, String> figures) throws IOException {
        WeightsFile.of(KIND, figures, params()).write(file);
    }

    List<Param> params() {
        var all = new java.util.ArrayList<>(Layer.params(byWords, byMeaning, presentByWords, presentByMeaning));
        all.addAll(span.params());
        return all;
    }

    /// Over the same weights, for another thread.
    ReaderNetworks replica() {
        return new ReaderNetworks(
                byWords.replica(),
                byMeaning.replica(),
                presentByWords.replica(),
                presentByMeaning.replica(),
                span.replica());
    }

    /// The score of each row of features.
    static float[] scores(FeedForward network, float[][] rows) {
        var y = network.forward(matrix(rows));
        return java.util.Arrays.copyOf(y.data, rows.length);
    }

    /// Adds `more` to the scores in place.
    static float[] sum(float[] scores, float[] more) {
        for (var i = 0; i < more.length; i++) {
            scores[i] += more[i];
        }
        return scores;
    }

    static FMatrixRMaj matrix(float[][] rows) {
        var x = new FMatrixRMaj(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (var i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, x.data, i * x.numCols, x.numCols);
        }
        return x;
    }
}
