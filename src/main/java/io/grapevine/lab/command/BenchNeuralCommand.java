package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.config.Installation;
import io.grapevine.lab.bench.BenchLibrary;
import io.grapevine.lab.bench.neural.InferenceLatency;
import io.grapevine.lab.bench.neural.KernelComparison;
import io.grapevine.lab.bench.neural.TextCnnEpoch;
import io.grapevine.lab.intents.IntentData;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How fast the networks are: products of matrices beside EJML's, answers, and an epoch of training.
@Command(
        name = "neural",
        mixinStandardHelpOptions = true,
        description = {
            "Measures products of matrices beside EJML's (by JMH), answers of a text CNN and of a CNN with a BiGRU,",
            "and an epoch of training a word TextCNN of 200 dimensions, regions of 2, 3 and 4 words with 128 filters each,",
            "in batches of 64, on one thread."
        },
        footer = {"", "Example:", "  grapevine bench neural --data ../shared/data/clinc150/data_full.json"})
public class BenchNeuralCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = {
                "Labelled utterances to train on, in any form that 'intents train' reads",
                "(default: CLINC150 in $GRAPEVINE_DATA or ../shared/data; where that is missing, no epoch is timed)."
            })
    Path data;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Seconds a product is measured (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--epochs",
            defaultValue = "5",
            description = "Epochs, of which the median is printed (default: ${DEFAULT-VALUE}).")
    int epochs;

    @Inject
    Installation installation;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var comparison = BenchLibrary.load(KernelComparison.class, installation.benchLibrary());
        err.println("Measuring products beside EJML's, about " + 8 * (seconds + 3) + " s ...");
        err.flush();
        out.println("C += A B        kernel      EJML   (GFLOP/s, medians)");
        for (var row : comparison.run(seconds)) {
            out.printf(Locale.ROOT, "%-12s  %8.1f  %8.1f%n", row.shape(), row.kernel(), row.ejml());
        }
        var file = Optional.ofNullable(data).or(this::clinc150);
        if (file.isEmpty()) {
            err.println(
                    "No epoch timed: there is no CLINC150 in $GRAPEVINE_DATA or ../shared/data, and no --data was given.");
            return ExitCodes.DONE;
        }
        var examples = IntentData.read(
                file.get(), Optional.of("train").filter(split -> IntentData.hasSplit(file.get(), split)));
        out.println("inference            p50       p95   (microseconds a text, tokenisation and all, one thread)");
        for (var latency : InferenceLatency.run(examples)) {
            out.printf(
                    Locale.ROOT, "%-14s  %8.1f  %8.1f%n", latency.architecture().label(), latency.p50(), latency.p95());
        }
        var training = new TextCnnEpoch(examples);
        err.printf(
                Locale.ROOT,
                "Training %,d params on %,d examples, %d epochs ...%n",
                training.size(),
                examples.size(),
                epochs + 1);
        training.run(); // the compiler's turn
        var times = DoubleStream.generate(training::run).limit(epochs).sorted().toArray();
        out.printf(
                Locale.ROOT,
                "TextCNN epoch %8.2f s of CPU, one thread, median of %d%n",
                times[times.length / 2],
                epochs);
        return ExitCodes.DONE;
    }

    private Optional<Path> clinc150() {
        return Optional.of(installation
                        .data()
                        .orElse(installation.install().resolve("../shared/data").normalize())
                        .resolve("clinc150/data_full.json"))
                .filter(Files::isRegularFile);
    }
}
