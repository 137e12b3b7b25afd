package io.grapevine.neural.text;

import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Tokens;
import io.grapevine.neural.layer.WordDropout;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Clip;
import io.grapevine.neural.optimizer.Optimizer;
import io.grapevine.neural.optimizer.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;

/// Trains one [TextNetwork]: Adam along a cosine of learning rates, or another [Descent], dropout of words and
/// features, smoothed labels. It keeps the weights of the epoch that did best on the validation data.
///
/// The same seed, options and examples give the same weights. Every epoch draws from a generator of its own
/// seed, so training that goes on from a checkpoint ends with the same weights as one that was never stopped.
final class Trainer {

    private final TrainingOptions options;
    private final Consumer<Progress> progress;
    private final EncodedExamples train;
    private final EncodedExamples valid;
    private final int[] validLabels;
    private final TextNetwork network;
    private final List<Param> params;
    private final List<Param> best;
    private final Optimizer optimizer;
    private final CrossEntropy loss;
    private final WordDropout wordDropout;
    private final Tokens tokens = new Tokens();
    private final FMatrixRMaj sentences = new FMatrixRMaj(0, 0);

    private int epoch; // the next one, counted from 0
    private int bestEpoch;
    private double bestAccuracy = -1;
    private double bestLoss;
    private double norms; // of the gradients of this epoch's batches, their sum
    private double meanNorm = Double.POSITIVE_INFINITY; // of the last epoch

    /// @param labels       how many there are
    /// @param rows         of the embedding
    /// @param sentenceSize of the sentence embedding; 0 where none is mixed in
    /// @param progress     is told of every epoch
    Trainer(
            TrainingOptions options,
            EncodedExamples train,
            EncodedExamples valid,
            int labels,
            int rows,
            int sentenceSize,
            Consumer<Progress> progress) {
        this.options = options;
        this.train = train;
        this.valid = valid;
        this.progress = progress;
        validLabels = valid.labels();
        network = new TextNetwork(
                options.shape(rows, sentenceSize, labels),
                options.inputDropout(),
                options.featureDropout(),
                new SplittableRandom(options.seed()));
        params = network.params();
        best = params.stream()
                .map(param -> Param.zeros("best." + param.name(), param.value().numRows, param.value().numCols))
                .toList();
        long steps = (long) options.epochs() * ((train.size() + options.batch() - 1) / options.batch());
        optimizer = options.descent().optimizer(options.rate(), steps, options.decay());
        loss = new CrossEntropy(options.smoothing());
        wordDropout = new WordDropout(options.wordDropout(), new int[] {Vocabulary.UNKNOWN});
    }

    /// Trains to the end, from the checkpoint where it holds one, and returns the network with its best weights.
    TextNetwork train(Checkpoint checkpoint) throws IOException {
        restore(checkpoint);
        while (!hasEnded()) {
            epoch();
            if (checkpoint != null) checkpoint.write(state(), withMemory());
        }
        for (int i = 0; i < params.size(); i++)
            params.get(i).value().setTo(best.get(i).value());
        return network;
    }

    private boolean hasEnded() {
        return epoch >= options.epochs()
                || epoch - bestEpoch >= options.patience()
                || meanNorm < options.descent().leastNorm();
    }

    double bestAccuracy() {
        return bestAccuracy;
    }

    int epochs() {
        return epoch;
    }

    private void epoch() {
        long began = System.nanoTime();
        var random = new SplittableRandom(options.seed() * 1_000_003 + epoch + 1);
        double total = 0;
        norms = 0;
        var batches = train.batches(options.batch(), random);
        for (var batch : batches) total += step(batch, random);
        epoch++;
        meanNorm = norms / batches.length;
        var scores = scores();
        double accuracy = accuracy(scores);
        double validLoss = Calibration.crossEntropy(scores, validLabels, 1);
        if (accuracy > bestAccuracy || accuracy == bestAccuracy && validLoss < bestLoss) keep(accuracy, validLoss);
        var took = Duration.ofNanos(System.nanoTime() - began);
        progress.accept(new Progress(
                epoch,
                options.epochs(),
                total / batches.length,
                accuracy,
                validLoss,
                meanNorm,
                Schedule.cosine(options.rate(), options.epochs()).rate(epoch),
                took,
                took.multipliedBy(options.epochs() - epoch)));
    }

    private void keep(double accuracy, double validLoss) {
        bestAccuracy = accuracy;
        bestLoss = validLoss;
        bestEpoch = epoch;
        for (int i = 0; i < params.size(); i++)
            best.get(i).value().setTo(params.get(i).value());
    }

    private double step(int[] batch, SplittableRandom random) {
        train.tokens(batch, network.minSteps(), tokens);
        wordDropout.apply(tokens, random);
        var scores = network.forwardInTraining(tokens, train.sentences(batch, sentences), random);
        double value = loss.forward(scores, train.labels(batch));
        Param.zeroGradients(params);
        network.backward(loss.backward());
        norms += Clip.byNorm(params, options.descent().clip());
        optimizer.step(params);
        return value;
    }

    /// Of the validation data, one row an example.
    private float[][] scores() {
        var all = new float[valid.size()][];
        for (var batch : valid.batches(256, new SplittableRandom(0))) {
            valid.tokens(batch, network.minSteps(), tokens);
            var scores = network.forward(tokens, valid.sentences(batch, sentences));
            for (int b = 0; b < batch.length; b++) {
                all[batch[b]] = Arrays.copyOfRange(scores.data, b * scores.numCols, (b + 1) * scores.numCols);
            }
        }
        return all;
    }

    private double accuracy(float[][] scores) {
        int right = 0;
        for (int i = 0; i < scores.length; i++) {
            if (NetworkClassifier.best(scores[i]) == validLabels[i]) right++;
        }
        return right / (double) scores.length;
    }

    private List<Param> withMemory() {
        var all = new ArrayList<>(params);
        all.addAll(best);
        all.addAll(optimizer.memory(params));
        return all;
    }

    private Map<String, String> state() {
        return Map.of(
                "epoch",
                String.valueOf(epoch),
                "best epoch",
                String.valueOf(bestEpoch),
                "best accuracy",
                String.valueOf(bestAccuracy),
                "best loss",
                String.valueOf(bestLoss),
                "mean norm",
                String.valueOf(meanNorm));
    }

    private void restore(Checkpoint checkpoint) throws IOException {
        var found = checkpoint == null ? null : checkpoint.read();
        if (found == null) return;
        found.copyTo(withMemory());
        epoch = Integer.parseInt(found.require("epoch"));
        bestEpoch = Integer.parseInt(found.require("best epoch"));
        bestAccuracy = Double.parseDouble(found.require("best accuracy"));
        bestLoss = Double.parseDouble(found.require("best loss"));
        meanNorm = Double.parseDouble(found.require("mean norm"));
    }
}
