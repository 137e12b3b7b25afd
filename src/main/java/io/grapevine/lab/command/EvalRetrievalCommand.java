package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.cli.ExitCodes;
import io.grapevine.cli.ExtractOption;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.extract.Extractors;
import io.grapevine.lab.evaluate.RetrievalEvaluation;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures recall and speed of every retrieval mode on a corpus with labelled questions.
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description = "Measures how well and how fast passages are found, on your own corpus and questions.",
        footer = {
            "",
            "The corpus has lines {\"id\", \"title\", \"text\"}; the questions have lines {\"id\", \"question\", \"gold\": [ids]}.",
            "",
            "Example:",
            "  grapevine eval retrieval --corpus corpus.jsonl --questions questions.jsonl --modes vector,graph --json"
        })
public class EvalRetrievalCommand implements Callable<Integer> {

    private static final long BETWEEN_LINES_NS = 2_000_000_000L;

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "Records, one JSON object a line.")
    Path corpus;

    @Option(
            names = "--questions",
            required = true,
            paramLabel = "FILE",
            description = "Questions, one JSON object a line.")
    Path questions;

    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "MODE",
            defaultValue = "fulltext,vector,hybrid,graph",
            description = "Modes to measure (default: ${DEFAULT-VALUE}).")
    List<String> modes;

    @Option(
            names = "--k",
            split = ",",
            paramLabel = "K",
            defaultValue = "2,5,10",
            description = "Depths at which recall is taken (default: ${DEFAULT-VALUE}).")
    List<Integer> ks;

    @Option(names = "--keep", description = "Keep the index for the next run with the same corpus file.")
    boolean keep;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Mixin
    ExtractOption extract = new ExtractOption();

    @Inject
    RetrievalEvaluation evaluation;

    @Inject
    Extractors extractors;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        var chat = extract.chat(extractors, "");
        var report = evaluation.run(
                new RetrievalEvaluation.Plan(
                        corpus,
                        questions,
                        modes.stream().map(EvalRetrievalCommand::mode).toList(),
                        ks,
                        keep),
                ExtractOption.extractor(extractors, chat),
                progress());
        ExtractOption.report(chat, spec.commandLine().getErr());
        var out = spec.commandLine().getOut();
        out.print(
                json
                        ? new ObjectMapper().writeValueAsString(report.toJson()) + System.lineSeparator()
                        : report.toTable());
        out.flush();
        return ExitCodes.DONE;
    }

    private static RetrievalMode mode(String label) {
        try {
            return RetrievalMode.ofLabel(label.strip());
        } catch (IllegalArgumentException e) {
            throw new BadInput("--modes: " + e.getMessage(), e);
        }
    }

    private Consumer<IngestEvent> progress() {
        var err = spec.commandLine().getErr();
        var next = new AtomicLong(System.nanoTime());
        return event -> {
            if (event instanceof IngestEvent.Progress progress && System.nanoTime() - next.get() >= 0) {
                next.set(System.nanoTime() + BETWEEN_LINES_NS);
                err.printf(
                        "ingesting: %3.0f%%, %d passages, %.0f a second%n",
                        100 * progress.fraction(), progress.passages(), progress.passagesPerSecond());
                err.flush();
            }
        };
    }
}
