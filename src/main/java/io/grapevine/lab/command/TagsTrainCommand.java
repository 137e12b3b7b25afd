package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.tags.TagReport;
import io.grapevine.lab.tags.TagRun;
import io.grapevine.lab.tags.TagTraining;
import io.grapevine.llm.EmbeddingTokenizer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Trains a tagger of names.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a tagger of names on your own types or on persons, places and organisations.",
        footer = {
            "",
            "A CoNLL file has a line for each word, the word first and its tag last (O, B-PER, I-PER, ...), and an",
            "empty line behind each sentence. PER, LOC and ORG are read as person, place and organisation; any other",
            "name is a type of its own. Training begins with the weights that come with Grapevine, or with --texts: texts",
            "without tags, in which rules type some names.",
            "",
            "Examples:",
            "  grapevine tags train --data train.conll --out tags.bin",
            "  grapevine tags train --data wikigold.conll --texts corpus.jsonl --out tags.bin"
        })
public class TagsTrainCommand implements Callable<Integer> {

    @Mixin
    TagsOptions options;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the weights go.")
    Path out;

    @Inject
    EmbeddingTokenizer tokenizer;

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(out)) {
            throw new BadInput(out + " is a folder; --out needs the name of a file");
        }
        var report = train();
        System.out.println("On what it was trained on (measure it on other texts by tags eval):");
        System.out.print(report.toTable());
        return ExitCodes.DONE;
    }

    private TagReport train() throws IOException {
        Consumer<String> talk = System.err::println;
        try (var run = new TagRun(tokenizer, talk)) {
            var reads = run.read(options.data);
            var types = TagTraining.types(reads);
            if (types.isEmpty()) {
                throw new BadInput("there is no name in " + options.data + ": each tag is O");
            }
            var training = options.training(run, types);
            var tagger = training.train(training.begin(types, options.own()), reads);
            tagger.write(out);
            var report = new TagReport();
            reads.forEach(read -> TagTraining.measure(tagger, read, report));
            return report;
        }
    }
}
