package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.intents.IntentData;
import io.grapevine.lab.intents.Plots;
import io.grapevine.lab.intents.Plots.Curve;
import io.grapevine.lab.intents.Split;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.text.Architecture;
import io.grapevine.neural.text.ClassifierFile;
import io.grapevine.neural.text.Descent;
import io.grapevine.neural.text.NearestNeighbours;
import io.grapevine.neural.text.Progress;
import io.grapevine.neural.text.Training;
import io.grapevine.neural.text.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Trains a classifier, and goes on where it was stopped when it is started again with the same options.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a classifier on labelled texts and writes its weights.",
        footer = {
            "",
            "Data: .csv with a header text,category; .tsv with label<TAB>text; .jsonl with {\"text\",\"label\"};",
            "      .json in the form of CLINC150. Texts labelled oos or out_of_scope fit no other label.",
            "",
            "Examples:",
            "  grapevine intents train --data tickets.csv --out tickets.weights",
            "  grapevine intents train --data data_full.json --model cnn-bigru --seed 2 --out clinc.weights",
            "  grapevine intents train --data tickets.csv --model linear --optimizer adagrad --clip 1 --out linear.weights"
        })
public class IntentsTrainCommand implements Callable<Integer> {

    private static final double HELD_OUT = 0.1;

    @Spec
    CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Labelled texts to train on.")
    Path data;

    @Option(
            names = "--valid",
            paramLabel = "FILE",
            description =
                    "Labelled texts to choose epoch, temperature and threshold on (default: the split val of a .json, else a tenth of the data).")
    Path valid;

    @Option(
            names = "--model",
            paramLabel = "KIND",
            defaultValue = "cnn",
            description = {
                "cnn, rnn, lstm, gru, bilstm, bigru, cnn-bigru or ensemble; linear, the mean of the words' vectors;",
                "knn, which keeps the examples' sentence embeddings and trains nothing (default: ${DEFAULT-VALUE})."
            })
    String model;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "large",
            description =
                    "small (for a few thousand texts and weights below 2 MB) or large (default: ${DEFAULT-VALUE}).")
    String size;

    @Option(names = "--embedding", description = "Mix in the sentence embedding of the in-process embedding model.")
    boolean embedding;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "At most so many passes over the data (default: by model).")
    Integer epochs;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description = "sgd, adagrad or adam (default: ${DEFAULT-VALUE}).")
    String optimizer;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Learning rate at the start (default: 0.002 of adam, 0.05 of adagrad, 0.5 of sgd).")
    Double rate;

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            description = "Shortens a batch's gradient to this norm (default: never).")
    double clip = Double.POSITIVE_INFINITY;

    @Option(
            names = "--least-gradient",
            paramLabel = "NORM",
            description = "Ends with the epoch whose gradients are shorter in the mean (default: never).")
    double leastGradient;

    @Option(
            names = "--layers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Recurrent layers one upon another (default: ${DEFAULT-VALUE}).")
    int layers;

    @Option(
            names = "--neighbours",
            paramLabel = "K",
            defaultValue = "8",
            description = "Neighbours that vote in knn (default: ${DEFAULT-VALUE}).")
    int neighbours;

    @Option(
            names = "--plots",
            paramLabel = "FOLDER",
            description = "Write loss.svg there, the losses of the epochs of this run.")
    Path plots;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the weights go.")
    Path out;

    @Override
    public Integer call() throws IOException {
        var examples = split();
        if (model.equals("knn")) return keepNeighbours(examples);
        var networks = options();
        prepareFolder();
        System.err.printf(
                "%d examples to train on, %d to validate on%n",
                examples.train().size(), examples.held().size());
        var checkpoints = out.resolveSibling(out.getFileName() + ".checkpoint");
        var history = new ArrayList<Progress>();
        var training = new Training(
                networks,
                embedding ? IntentWeights.lazyEmbedding() : null,
                progress -> {
                    System.err.println(progress);
                    history.add(progress);
                },
                checkpoints);
        try {
            ClassifierFile.write(training.run(examples.train(), examples.held()), out);
        } catch (IllegalArgumentException | WeightsException e) {
            throw new BadInput(e.getMessage(), e);
        }
        System.err.println("wrote " + out);
        if (plots != null) plot(history);
        return ExitCodes.DONE;
    }

    /// Its threshold is never: what is out of scope has examples of its own, or is not told.
    private int keepNeighbours(Split examples) throws IOException {
        prepareFolder();
        try {
            new NearestNeighbours(
                            examples.train(),
                            IntentWeights.lazyEmbedding(),
                            neighbours,
                            NearestNeighbours.USUAL_TEMPERATURE,
                            Double.NEGATIVE_INFINITY)
                    .write(out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        System.err.println("wrote " + out + ", " + examples.train().size() + " examples");
        return ExitCodes.DONE;
    }

    private void plot(List<Progress> history) throws IOException {
        Files.createDirectories(plots);
        Files.writeString(
                plots.resolve("loss.svg"),
                Plots.curves(
                        "Loss: " + data.getFileName(),
                        List.of(
                                new Curve(
                                        "training",
                                        history.stream().map(Progress::loss).toList()),
                                new Curve(
                                        "validation",
                                        history.stream()
                                                .map(Progress::validLoss)
                                                .toList()))));
    }

    private Split split() {
        var train = IntentData.read(data, Optional.empty());
        if (valid != null) return new Split(train, IntentData.read(valid, valid(valid)));
        if (IntentData.hasSplit(data, "val")) return new Split(train, IntentData.read(data, Optional.of("val")));
        return Split.stratified(train, HELD_OUT, new SplittableRandom(seed));
    }

    private static Optional<String> valid(Path file) {
        return IntentData.hasSplit(file, "val") ? Optional.of("val") : Optional.empty();
    }

    private List<TrainingOptions> options() {
        var networks = new ArrayList<TrainingOptions>();
        try {
            var all = model.equals("ensemble")
                    ? TrainingOptions.ensemble(seed)
                    : List.of(TrainingOptions.of(Architecture.ofLabel(model)).withSeed(seed));
            for (var one : all) {
                var sized = switch (size) {
                    case "small" -> one.small();
                    case "large" -> one;
                    default -> throw new IllegalArgumentException("--size is small or large, was '" + size + "'");
                };
                var moved = sized.withLayers(layers).withDescent(descent(), rate());
                networks.add(epochs == null ? moved : moved.withEpochs(epochs));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    e.getMessage() + (e.getMessage().startsWith("unknown architecture") ? ", ensemble, knn" : ""));
        }
        return networks;
    }

    private Descent descent() {
        return new Descent(Descent.Method.ofLabel(optimizer), clip, leastGradient);
    }

    private double rate() {
        return rate == null ? Descent.Method.ofLabel(optimizer).usualRate() : rate;
    }

    private void prepareFolder() throws IOException {
        if (Files.isDirectory(out)) throw new BadInput(out + " is a folder; --out needs the name of a file");
        if (out.toAbsolutePath().getParent() != null)
            Files.createDirectories(out.toAbsolutePath().getParent());
    }
}
