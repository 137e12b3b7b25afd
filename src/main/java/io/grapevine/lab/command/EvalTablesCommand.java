package io.grapevine.lab.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.table.ProgramRanker;
import io.grapevine.answer.table.RankerTraining;
import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.table.TableData;
import io.grapevine.lab.table.TableEvaluation;
import io.grapevine.lab.table.TableReport;
import io.grapevine.neural.io.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures the answers from tables, without service and database.
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        description = "Asks questions of their own tables and measures the first line of the answers, in percent.",
        footer = {
            "",
            "A folder holds files/ and questions.jsonl with lines {\"document\", \"question\", \"answer\": [values], "
                    + "\"kind\"}. An answer is right when its first line holds all values in at most 40 words.",
            "",
            "Example:",
            "  grapevine eval tables --data tables --folds 5"
        })
public class EvalTablesCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Tables and questions; may come several times.")
    List<Path> data;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Train on all documents but one part of N and ask that part, N times (default: ask all with "
                    + "the weights of the product).")
    Optional<Integer> folds;

    @Option(names = "--weights", paramLabel = "FILE", description = "Ask with these weights.")
    Optional<Path> weights;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--lines", paramLabel = "FILE", description = "Write each question with its answer there.")
    Optional<Path> lines;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folds.isPresent() && (weights.isPresent() || folds.get() < 2)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--folds must be at least 2, and goes without --weights: each fold has its own");
        }
        var evaluation = new TableEvaluation(TableData.readAll(data), System.err::println);
        var report = folds.isPresent()
                ? evaluation.crossValidated(folds.get(), RankerTraining.Options.STANDARD, seed)
                : evaluation.with(ranker());
        if (lines.isPresent()) {
            Files.write(
                    lines.get(),
                    report.outcomes().stream().map(TableReport.Outcome::toLine).toList());
        }
        var out = spec.commandLine().getOut();
        out.print(
                json
                        ? new ObjectMapper().writeValueAsString(report.toJson()) + System.lineSeparator()
                        : report.toTable());
        out.flush();
        return ExitCodes.DONE;
    }

    private ProgramRanker ranker() throws IOException {
        try {
            return weights.isPresent() ? ProgramRanker.read(weights.get()) : ProgramRanker.committed();
        } catch (WeightsException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }
}
