package io.grapevine.lab.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.extract.NameTagger;
import io.grapevine.lab.tags.TagReport;
import io.grapevine.lab.tags.TagRun;
import io.grapevine.lab.tags.TagTraining;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.neural.io.WeightsException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures a tagger of names.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Measures a tagger of names: precision, recall and F1 of whole names by type, in percent.",
        footer = {
            "",
            "The files are as those of tags train. With --folds each part of a file is tagged by a network that was",
            "trained on the other parts.",
            "",
            "Examples:",
            "  grapevine tags eval --data test.conll --json",
            "  grapevine tags eval --data contracts.conll --folds 5"
        })
public class TagsEvalCommand implements Callable<Integer> {

    @Mixin
    TagsOptions options;

    @Option(names = "--weights", paramLabel = "FILE", description = "Weights of a tagger (default: its own).")
    Optional<Path> weights;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Train on all parts but one of N, N times; else nothing is trained.")
    Optional<Integer> folds;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Inject
    EmbeddingTokenizer tokenizer;

    @Override
    public Integer call() throws IOException {
        if (folds.isPresent() && (weights.isPresent() || folds.get() < 2)) {
            throw new BadInput("--folds must be at least 2, and goes without --weights: each fold has its own");
        }
        var report = measure();
        System.out.print(json ? toJson(report) : report.toTable());
        return ExitCodes.DONE;
    }

    private TagReport measure() throws IOException {
        Consumer<String> talk = System.err::println;
        try (var run = new TagRun(tokenizer, talk)) {
            return measure(run);
        }
    }

    private TagReport measure(TagRun run) throws IOException {
        var reads = run.read(options.data);
        if (folds.isPresent()) {
            return options.training(run, TagTraining.types(reads)).crossValidated(reads, folds.get(), options.own());
        }
        var tagger = tagger();
        var report = new TagReport();
        reads.forEach(read -> TagTraining.measure(tagger, read, report));
        return report;
    }

    private NameTagger tagger() throws IOException {
        try {
            return weights.isPresent() ? NameTagger.read(weights.get()) : NameTagger.committed();
        } catch (WeightsException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private static String toJson(TagReport report) throws IOException {
        return new ObjectMapper().writeValueAsString(Map.of("types", report.types(), "all", report.all()))
                + System.lineSeparator();
    }
}
