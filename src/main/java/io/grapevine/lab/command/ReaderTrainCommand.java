package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.reader.ReaderRun;
import io.grapevine.llm.EmbeddingTokenizer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Trains the reader's networks.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains the reader on four fifths of the articles of SQuAD and SelQA, measures it on the others.",
        footer = {
            "",
            "The folder has squad/paragraphs.jsonl {title, text, questions: [{question, answers: [{text, start}]}]}",
            "and selqa/corpus.jsonl {id, title, text}, selqa/answers.jsonl {question, answer, gold}.",
            "",
            "Example:",
            "  grapevine reader train --data data --out src/main/resources/reader/weights.bin"
        })
public class ReaderTrainCommand implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Questions to train on.")
    Path data;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the weights go.")
    Path out;

    @Option(names = "--epochs", defaultValue = "8", description = "Of the choice (default: ${DEFAULT-VALUE}).")
    int epochs;

    @Option(names = "--span-epochs", defaultValue = "8", description = "Of the words (default: ${DEFAULT-VALUE}).")
    int spanEpochs;

    @Option(
            names = "--embedded",
            defaultValue = "6000",
            description = "Examples whose candidates are embedded, the slow part (default: ${DEFAULT-VALUE}).")
    int embedded;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Keep the networks of the words of these weights, train the others only.")
    Optional<Path> from;

    @Option(names = "--seed", defaultValue = "1", description = "Of all randomness (default: ${DEFAULT-VALUE}).")
    long seed;

    @Inject
    EmbeddingTokenizer tokenizer;

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(out)) {
            throw new BadInput(out + " is a folder; --out needs the name of a file");
        }
        new ReaderRun(data, tokenizer, System.err::println).train(out, from, epochs, spanEpochs, embedded, seed);
        return ExitCodes.DONE;
    }
}
