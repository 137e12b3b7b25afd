package io.grapevine.lab.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.read.ReaderNetworks;
import io.grapevine.cli.ExitCodes;
import io.grapevine.lab.reader.ReaderRun;
import io.grapevine.llm.EmbeddingTokenizer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures the reader alone, over what BM25 finds.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Measures the reader over the passages that BM25 finds; every figure in percent.",
        footer = {"", "Example:", "  grapevine reader eval --data data --set xquad24-en --json"})
public class ReaderEvalCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder of the sets; its selqa or squad gives the questions of other documents.")
    Path data;

    @Option(
            names = "--set",
            required = true,
            paramLabel = "NAME",
            description = "squad or selqa (their held-out articles), or another folder with corpus.jsonl.")
    String set;

    @Option(names = "--weights", paramLabel = "FILE", description = "Weights (default: those of the product).")
    Optional<Path> weights;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Inject
    EmbeddingTokenizer tokenizer;

    @Override
    public Integer call() throws IOException {
        var networks = weights.isPresent() ? ReaderNetworks.read(weights.get()) : ReaderNetworks.committed();
        var figures = new ReaderRun(data, tokenizer, System.err::println).measure(networks, set);
        System.out.println(json ? new ObjectMapper().writeValueAsString(figures) : figures.toString());
        return ExitCodes.DONE;
    }
}
