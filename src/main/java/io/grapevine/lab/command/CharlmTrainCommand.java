package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.text.CharacterTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Trains a character language model, and goes on from a checkpoint where it was stopped.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains an Elman network to foretell the next character of a text.",
            "Stopped, even by kill -9, it goes on from OUT.checkpoint when it is started again."
        },
        footer = {"", "Example:", "  grapevine charlm train book.txt --out book.weights"})
public class CharlmTrainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A text in UTF-8.")
    Path file;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Where the weights go.")
    Path out;

    @Option(names = "--hidden", defaultValue = "100", description = "Hidden size (default: ${DEFAULT-VALUE}).")
    int hidden;

    @Option(
            names = "--iterations",
            defaultValue = "100000",
            description = "Steps of 25 characters each (default: ${DEFAULT-VALUE}).")
    long iterations;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the first weights (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--checkpoint-every",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "Seconds between checkpoints (default: ${DEFAULT-VALUE}).")
    double checkpointEvery;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (hidden < 1 || iterations < 1) throw new BadInput("--hidden and --iterations must be at least 1");
        var err = spec.commandLine().getErr();
        var checkpoint = out.resolveSibling(out.getFileName() + ".checkpoint");
        var training = begin(checkpoint, err);
        run(training, checkpoint, err);
        training.write(out);
        Files.deleteIfExists(checkpoint);
        err.printf(
                Locale.ROOT,
                "%s: %,d iterations, smooth loss %.2f per %d characters%n",
                out,
                training.iteration(),
                training.smoothLoss(),
                CharacterTraining.STEPS);
        return ExitCodes.DONE;
    }

    private CharacterTraining begin(Path checkpoint, PrintWriter err) throws IOException {
        if (!Files.isRegularFile(file)) throw new BadInput("there is no text file " + file);
        if (out.toAbsolutePath().getParent() == null
                || !Files.isDirectory(out.toAbsolutePath().getParent())) {
            throw new BadInput("there is no folder for --out " + out);
        }
        try {
            var text = Files.readString(file);
            if (!Files.exists(checkpoint)) return new CharacterTraining(text, hidden, seed);
            var training = CharacterTraining.resume(checkpoint, text, hidden, seed);
            err.printf(Locale.ROOT, "Going on from %s at iteration %,d%n", checkpoint, training.iteration());
            return training;
        } catch (MalformedInputException e) {
            throw new BadInput(file + " is not a text in UTF-8", e);
        } catch (WeightsException | IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private void run(CharacterTraining training, Path checkpoint, PrintWriter err) throws IOException {
        // the first one loads classes, which the rate should not show
        if (training.iteration() < iterations) training.step();
        long begun = System.nanoTime();
        long first = training.iteration();
        double reported = 0;
        double saved = 0;
        while (training.iteration() < iterations) {
            training.step();
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (seconds - saved >= checkpointEvery) {
                training.checkpoint(checkpoint);
                saved = seconds;
            }
            if (seconds - reported >= 1) {
                double rate = (training.iteration() - first) / seconds;
                err.printf(
                        Locale.ROOT,
                        "iteration %,d of %,d  smooth loss %.2f  %,.0f characters/s  %.0f s left%n",
                        training.iteration(),
                        iterations,
                        training.smoothLoss(),
                        rate * CharacterTraining.STEPS,
                        (iterations - training.iteration()) / rate);
                err.flush();
                reported = seconds;
            }
        }
    }
}
