package io.grapevine.lab.command;

import io.grapevine.answer.route.NeuralRouter;
import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.neural.text.OutOfScope;
import io.grapevine.neural.text.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Labels texts.
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description =
                "Labels texts: prints label, confidence (0 to 1) and text, parted by tabs, a line each. Weights of a router "
                        + "give the route that the service takes, which is not always the likeliest.",
        footer = {
            "",
            "Examples:",
            "  grapevine intents route \"Which vineyards belong to the cooperative?\"",
            "  grapevine intents route --weights tickets.weights --file questions.txt"
        })
public class IntentsRouteCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights of a classifier (default: the router's own).")
    Path weights;

    @Option(names = "--file", paramLabel = "FILE", description = "Texts, one a line.")
    Path file;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "A text.")
    String text;

    @Override
    public Integer call() throws IOException {
        if ((text == null) == (file == null))
            throw new ParameterException(spec.commandLine(), "give either a TEXT or --file");
        var texts = file == null ? List.of(text) : lines();
        var classifier = IntentWeights.load(weights);
        boolean routes = IntentWeights.areRoutes(classifier.labels());
        int outOfScope = OutOfScope.index(classifier.labels());
        for (var one : texts) {
            if (one.isBlank()) continue;
            var prediction = classifier.classify(one);
            if (routes) {
                var routing = NeuralRouter.routing(prediction);
                print(routing.route().label(), routing.confidence(), one);
            } else {
                print(label(prediction, outOfScope, classifier.labels()), prediction.confidence(), one);
            }
        }
        return ExitCodes.DONE;
    }

    private static void print(String label, double confidence, String text) {
        System.out.printf(Locale.ROOT, "%s\t%.4f\t%s%n", label, confidence, text);
    }

    /// What an abstention is called is the label that says so, where the classifier has one.
    private static String label(Prediction prediction, int outOfScope, List<String> labels) {
        return prediction.abstained() && outOfScope >= 0 ? labels.get(outOfScope) : prediction.label();
    }

    private List<String> lines() throws IOException {
        if (!Files.isRegularFile(file)) throw new BadInput(file + ": there is no such file");
        return Files.readAllLines(file);
    }
}
