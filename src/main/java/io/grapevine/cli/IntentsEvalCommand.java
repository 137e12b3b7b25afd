package io.grapevine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.evaluate.intents.Answers;
import io.grapevine.evaluate.intents.IntentData;
import io.grapevine.evaluate.intents.IntentReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures a classifier on labelled texts.
@Command(name = "eval", mixinStandardHelpOptions = true,
        description = "Measures a classifier on labelled texts; every figure in percent.",
        footer = {"", "Example:", "  grapevine intents eval --weights clinc.weights --data data_full.json --split test --json"})
public class IntentsEvalCommand implements Callable<Integer> {

    @Option(names = "--weights", paramLabel = "FILE", description = "Weights of a classifier (default: the router's own).")
    Path weights;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Labelled texts.")
    Path data;

    @Option(names = "--split", paramLabel = "NAME", description = "Which split of a .json in the form of CLINC150: train, val or test.")
    Optional<String> split;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        var examples = IntentData.read(data, split);
        var answers = Answers.of(IntentWeights.load(weights), examples);
        var report = IntentReport.of(answers);
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
        return ExitCodes.DONE;
    }

    private static void print(String name, Object value) {
        System.out.printf("%-22s %s%n", name, value == null ? "-" : value);
    }
}
