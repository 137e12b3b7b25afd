package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.text.CharacterLanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes text with the weights of a character language model.
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Writes characters as the weights foretell them; the same seed writes the same text.",
        footer = {"", "Example:", "  grapevine charlm sample book.weights --length 200 --temperature 0.8"})
public class CharlmSampleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WEIGHTS", description = "What charlm train has written.")
    Path weights;

    @Option(names = "--length", defaultValue = "200", description = "Characters (default: ${DEFAULT-VALUE}).")
    int length;

    @Option(
            names = "--temperature",
            defaultValue = "1",
            description = "Below 1 keeps to what is likely, above 1 dares more (default: ${DEFAULT-VALUE}).")
    double temperature;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the choices (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--prompt", defaultValue = "", description = "Text to go on from (default: one character, drawn).")
    String prompt;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (length < 0) throw new BadInput("--length must be at least 0, was " + length);
        try {
            var text = CharacterLanguageModel.read(weights)
                    .sample(prompt, length, temperature, new SplittableRandom(seed));
            spec.commandLine().getOut().println(prompt + text);
            return ExitCodes.DONE;
        } catch (WeightsException | IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }
}
