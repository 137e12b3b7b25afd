package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.intents.BiasVariance;
import io.grapevine.lab.intents.Classified;
import io.grapevine.lab.intents.IntentData;
import io.grapevine.lab.intents.LearningCurve;
import io.grapevine.lab.intents.Metrics;
import io.grapevine.lab.intents.Resampled;
import io.grapevine.lab.intents.Split;
import io.grapevine.lab.intents.SquaredBiasVariance;
import io.grapevine.neural.text.Architecture;
import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.NearestNeighbours;
import io.grapevine.neural.text.TextClassifier;
import io.grapevine.neural.text.Training;
import io.grapevine.neural.text.TrainingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What would make a classifier better: more data, another network, or neither.
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = {
            "Trains on growing shares of the data (learning curve) and on resampled data (bias and variance), and puts a",
            "k-nearest-neighbour classifier over sentence embeddings beside it. A fifth of the data is held out to test."
        },
        footer = {"", "Example:", "  grapevine intents study --data src/main/router/train.tsv"})
public class IntentsStudyCommand implements Callable<Integer> {

    private static final double HELD_OUT = 0.2;
    private static final List<Double> SHARES = List.of(0.125, 0.25, 0.5, 1.0);
    private static final int NEIGHBOURS = 8;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Labelled texts.")
    Path data;

    @Option(
            names = "--model",
            paramLabel = "KIND",
            defaultValue = "cnn",
            description = "cnn, rnn, lstm, gru, bilstm, bigru, cnn-bigru or linear (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Resampled training sets (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
    long seed;

    private final Function<String, float[]> embedding = IntentWeights.lazyEmbedding();
    private final HashMap<String, float[]> embedded = new HashMap<>();

    @Override
    public Integer call() {
        var random = new SplittableRandom(seed);
        var split = Split.stratified(IntentData.read(data, Optional.empty()), HELD_OUT, random);
        curve(split, random);
        biasAndVariance(split, random);
        neighbours(split);
        return ExitCodes.DONE;
    }

    private void curve(Split split, SplittableRandom random) {
        System.out.println("learning curve   examples  training  held out   (accuracy in percent)");
        for (var point : LearningCurve.of(split.train(), split.held(), SHARES, this::network, random)
                .points()) {
            System.out.printf(
                    Locale.ROOT,
                    "%25d  %8.2f  %8.2f%n",
                    point.examples(),
                    100 * point.trainAccuracy(),
                    100 * point.testAccuracy());
        }
    }

    private void biasAndVariance(Split split, SplittableRandom random) {
        var resampled = Resampled.of(split.train(), split.held(), rounds, this::network, random);
        var parts = BiasVariance.of(resampled);
        System.out.printf(
                Locale.ROOT,
                "error %.2f = bias %.2f + variance %.2f (%.2f that hurts less %.2f that helps), over %d resampled sets%n",
                100 * parts.error(),
                100 * parts.bias(),
                100 * parts.variance(),
                100 * parts.unbiasedVariance(),
                100 * parts.biasedVariance(),
                rounds);
        var squared = SquaredBiasVariance.of(resampled);
        System.out.printf(
                Locale.ROOT,
                "squared error %.4f = bias %.4f + variance %.4f, of the probabilities%n",
                squared.error(),
                squared.bias(),
                squared.variance());
    }

    private void neighbours(Split split) {
        var neighbours = new NearestNeighbours(
                split.train(),
                this::embed,
                Math.min(NEIGHBOURS, split.train().size()),
                NearestNeighbours.USUAL_TEMPERATURE,
                Double.NEGATIVE_INFINITY);
        System.out.printf(
                Locale.ROOT,
                "%d nearest neighbours over sentence embeddings: accuracy %.2f%n",
                NEIGHBOURS,
                100 * Metrics.accuracy(Classified.of(neighbours, split.held())));
    }

    /// Chooses its epoch on a tenth of what it is given, never on what is held out.
    private TextClassifier network(List<Example> examples) {
        System.err.println("training on " + examples.size() + " examples ...");
        var split = Split.stratified(examples, 0.1, new SplittableRandom(seed));
        try {
            var options =
                    TrainingOptions.of(Architecture.ofLabel(model)).small().withSeed(seed);
            return new Training(List.of(options), null, progress -> {}, null).run(split.train(), split.held());
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private float[] embed(String text) {
        return embedded.computeIfAbsent(text, embedding);
    }
}
