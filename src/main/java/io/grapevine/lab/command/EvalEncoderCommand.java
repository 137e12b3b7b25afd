package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.lab.evaluate.EncoderEvaluation;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures whether the graph encoder helps the walk.
@Command(
        name = "encoder",
        mixinStandardHelpOptions = true,
        description =
                "Trains a graph encoder on a corpus and measures the walk with its vectors in the edges' weights.",
        footer = {"", "Example:", "  grapevine eval encoder --corpus corpus.jsonl --questions questions.jsonl"})
public class EvalEncoderCommand implements Callable<Integer> {

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "Records, one JSON object a line.")
    Path corpus;

    @Option(
            names = "--questions",
            required = true,
            paramLabel = "FILE",
            description = "Questions, one JSON object a line.")
    Path questions;

    @Inject
    EncoderEvaluation evaluation;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var report = evaluation.run(corpus, questions);
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d nodes, %,d links; loss %.3f, after training %.3f nats; AUC of held-out links %.3f%n",
                report.nodes(),
                report.edges(),
                report.firstLoss(),
                report.lastLoss(),
                report.auc());
        out.println("edge weights     R@2    R@5   R@10");
        report.recalls()
                .forEach((name, recalls) -> out.printf(
                        Locale.ROOT, "%-12s  %6.1f %6.1f %6.1f%n", name, recalls[0], recalls[1], recalls[2]));
        out.flush();
        return ExitCodes.DONE;
    }
}
