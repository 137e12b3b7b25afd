package io.grapevine.neural.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes a [NetworkClassifier] of examples: one network, or an ensemble of several that differ in architecture
/// and seed, and then temperature and threshold, fitted on the validation data.
public final class Training {

    private final List<TrainingOptions> networks;
    private final Function<String, float[]> sentence;
    private final Consumer<Progress> progress;
    private final Path checkpoints;

    /// @param networks    one entry a network; all share `buckets` and `leastCount`, and so the vocabulary
    /// @param sentence    the sentence embedding that is mixed in, or null
    /// @param progress    is told of every epoch
    /// @param checkpoints where training leaves what it needs to go on after it was killed, each network in a
    ///                    file of this name with its number behind; null for nowhere
    public Training(
            List<TrainingOptions> networks,
            Function<String, float[]> sentence,
            Consumer<Progress> progress,
            Path checkpoints) {
        this.networks = List.copyOf(networks);
        this.sentence = sentence;
        this.progress = progress;
        this.checkpoints = checkpoints;
        if (networks.isEmpty()) throw new IllegalArgumentException("an ensemble needs at least one network");
        for (var options : networks) {
            if (options.buckets() != networks.getFirst().buckets()
                    || options.leastCount() != networks.getFirst().leastCount()) {
                throw new IllegalArgumentException(
                        "the networks of an ensemble share their vocabulary, so buckets and leastCount must agree");
            }
        }
    }

    /// Trains on `train`; chooses epoch, temperature and threshold on `valid`.
    ///
    /// @throws IllegalArgumentException where `valid` has a label that `train` has not, or `train` fewer than
    /// two
    public NetworkClassifier run(List<Example> train, List<Example> valid) throws IOException {
        var labels = labels(train, valid);
        var first = networks.getFirst();
        var vocabulary = Vocabulary.of(Example.texts(train), first.leastCount(), first.buckets());
        var encodedTrain = new EncodedExamples(train, labels, vocabulary, sentence);
        var encodedValid = new EncodedExamples(valid, labels, vocabulary, sentence);
        var trained = new ArrayList<TextNetwork>();
        var figures = new TreeMap<String, String>();
        var written = new ArrayList<Checkpoint>();
        for (int k = 0; k < networks.size(); k++) {
            var trainer = new Trainer(
                    networks.get(k),
                    encodedTrain,
                    encodedValid,
                    labels.size(),
                    vocabulary.rows(),
                    encodedTrain.sentenceSize(),
                    progress);
            var checkpoint = checkpoint(k, train, valid);
            trained.add(trainer.train(checkpoint));
            if (checkpoint != null) written.add(checkpoint);
            figures.put("network " + k, networks.get(k) + inWords(trainer));
        }
        figures.put("training examples", String.valueOf(train.size()));
        figures.put("validation examples", String.valueOf(valid.size()));
        var classifier = new NetworkClassifier(
                        labels, vocabulary, trained, 1, Double.NEGATIVE_INFINITY, sentence, figures)
                .calibrated(valid);
        for (var checkpoint : written) checkpoint.delete();
        return classifier;
    }

    private static List<String> labels(List<Example> train, List<Example> valid) {
        var labels = Example.labels(train);
        if (labels.size() < 2)
            throw new IllegalArgumentException("training needs at least 2 labels, the data has " + labels);
        valid.stream()
                .filter(example -> !labels.contains(example.label()))
                .findFirst()
                .ifPresent(example -> {
                    throw new IllegalArgumentException(
                            "the validation data has the label '" + example.label() + "', the training data has not");
                });
        return labels;
    }

    private static String inWords(Trainer trainer) {
        return String.format(
                Locale.ROOT, ", %d epochs, validation accuracy %.2f%%", trainer.epochs(), 100 * trainer.bestAccuracy());
    }

    private Checkpoint checkpoint(int k, List<Example> train, List<Example> valid) {
        if (checkpoints == null) return null;
        var file = checkpoints.resolveSibling(checkpoints.getFileName() + "." + k);
        return new Checkpoint(file, Checkpoint.fingerprint(networks.get(k), train, valid));
    }
}
