package io.grapevine.neural.text;

import java.util.List;

/// How a network is built and trained. The defaults of [#of] were chosen on the validation data of CLINC150.
///
/// @param embedding      size of a word's vector
/// @param regions        sizes of the filters, in words
/// @param filters        filters of each size
/// @param hidden         size of a recurrent state, of each direction
/// @param layers         recurrent layers one upon another
/// @param buckets        rows that character n-grams share; 0 for words alone
/// @param leastCount     how often a word must occur to get a row of its own
/// @param batch          examples a step
/// @param rate           learning rate at the start; it falls to 0 along half a cosine
/// @param smoothing      share of the target that goes to all labels alike
/// @param wordDropout    share of words that become the unknown word
/// @param inputDropout   share of the elements of word vectors that are dropped
/// @param featureDropout share of the features before the last layer that are dropped
/// @param decay          weight decay, apart from the gradient
/// @param descent        how the weights move
/// @param patience       epochs without a better validation accuracy after which training ends
public record TrainingOptions(
        Architecture architecture,
        int embedding,
        List<Integer> regions,
        int filters,
        int hidden,
        int layers,
        int buckets,
        int leastCount,
        int epochs,
        int batch,
        double rate,
        double smoothing,
        double wordDropout,
        double inputDropout,
        double featureDropout,
        double decay,
        int patience,
        Descent descent,
        long seed) {

    public TrainingOptions {
        regions = List.copyOf(regions);
        atLeastOne("layers", layers);
        atLeastOne("epochs", epochs);
        atLeastOne("batch", batch);
        atLeastOne("patience", patience);
        atLeastOne("leastCount", leastCount);
        if (!(rate > 0)) throw new IllegalArgumentException("rate must be above 0, was " + rate);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }

    public static TrainingOptions of(Architecture architecture) {
        return new TrainingOptions(
                architecture,
                200,
                List.of(2, 3, 4),
                128,
                128,
                1,
                10_000,
                1,
                14,
                64,
                2e-3,
                0.1,
                0.2,
                0.3,
                0.5,
                0,
                8,
                Descent.DEFAULT,
                1);
    }

    /// Three networks that differ in their seed alone: that is enough for them to err apart.
    public static List<TrainingOptions> ensemble(long seed) {
        var one = of(Architecture.CNN_BIGRU);
        return List.of(one.withSeed(seed), one.withSeed(seed + 1000), one.withSeed(seed + 2000));
    }

    public TrainingOptions withSeed(long other) {
        return with(layers, epochs, rate, descent, other);
    }

    public TrainingOptions withEpochs(int other) {
        return with(layers, other, rate, descent, seed);
    }

    public TrainingOptions withLayers(int other) {
        return with(other, epochs, rate, descent, seed);
    }

    public TrainingOptions withDescent(Descent other, double otherRate) {
        return with(layers, epochs, otherRate, other, seed);
    }

    private TrainingOptions with(int layers, int epochs, double rate, Descent descent, long seed) {
        return new TrainingOptions(
                architecture,
                embedding,
                regions,
                filters,
                hidden,
                layers,
                buckets,
                leastCount,
                epochs,
                batch,
                rate,
                smoothing,
                wordDropout,
                inputDropout,
                featureDropout,
                decay,
                patience,
                descent,
                seed);
    }

    /// Smaller by so much that the weights of a few thousand short texts stay below 2 MB, chosen by
    /// cross-validation over the router's utterances.
    public TrainingOptions small() {
        return new TrainingOptions(
                architecture,
                48,
                List.of(1, 2, 3, 4),
                48,
                48,
                layers,
                1_500,
                2,
                12,
                32,
                rate,
                smoothing,
                0.1,
                0.2,
                featureDropout,
                decay,
                12,
                descent,
                seed);
    }

    NetworkShape shape(int rows, int sentence, int labels) {
        return new NetworkShape(architecture, rows, embedding, regions, filters, hidden, layers, sentence, labels);
    }
}
