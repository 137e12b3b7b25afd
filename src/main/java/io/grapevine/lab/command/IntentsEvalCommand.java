package io.grapevine.lab.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.cli.ExitCodes;
import io.grapevine.lab.intents.Classified;
import io.grapevine.lab.intents.ConfusionMatrix;
import io.grapevine.lab.intents.IntentData;
import io.grapevine.lab.intents.IntentReport;
import io.grapevine.lab.intents.Plots;
import io.grapevine.lab.intents.Reliability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures a classifier on labelled texts.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Measures a classifier on labelled texts; every figure in percent.",
        footer = {
            "",
            "Example:",
            "  grapevine intents eval --weights clinc.weights --data data_full.json --split test --json"
        })
public class IntentsEvalCommand implements Callable<Integer> {

    private static final int MOST_CONFUSED = 8;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights of a classifier (default: the router's own).")
    Path weights;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Labelled texts.")
    Path data;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description = "Which split of a .json in the form of CLINC150: train, val or test.")
    Optional<String> split;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Option(names = "--plots", paramLabel = "FOLDER", description = "Write confusion.svg and reliability.svg there.")
    Path plots;

    @Override
    public Integer call() throws IOException {
        var examples = IntentData.read(data, split);
        var classifier = IntentWeights.load(weights);
        var answers = Classified.of(classifier, examples);
        var report = IntentReport.of(answers);
        var matrix = ConfusionMatrix.of(answers, classifier.labels());
        if (plots != null) plot(answers, matrix);
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(report));
            return ExitCodes.DONE;
        }
        print("examples", report.examples());
        print("accuracy in scope", report.accuracy());
        print("  with threshold", report.accuracyWithThreshold());
        print("macro F1", report.macroF1());
        print("out-of-scope recall", report.oosRecall());
        print("AUROC", report.auroc());
        print("calibration error", report.calibrationError());
        System.out.println("most confused");
        matrix.confusions().stream()
                .limit(MOST_CONFUSED)
                .forEach(confusion ->
                        System.out.printf("%6d  %s -> %s%n", confusion.count(), confusion.right(), confusion.given()));
        return ExitCodes.DONE;
    }

    private void plot(Classified answers, ConfusionMatrix matrix) throws IOException {
        Files.createDirectories(plots);
        Files.writeString(
                plots.resolve("confusion.svg"),
                Plots.confusion("Right labels (rows) and given ones: " + data.getFileName(), matrix));
        Files.writeString(
                plots.resolve("reliability.svg"),
                Plots.reliability(
                        "Confidence and accuracy: " + data.getFileName(), Reliability.of(answers.inScope(), 10)));
    }

    private static void print(String name, Object value) {
        System.out.printf("%-22s %s%n", name, value == null ? "-" : value);
    }
}
