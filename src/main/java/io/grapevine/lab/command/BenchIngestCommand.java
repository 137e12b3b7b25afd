package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.cli.ExitCodes;
import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.lab.bench.IngestBench;
import io.grapevine.llm.EmbeddingTokenizer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how fast documents are taken in.
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Measures in one run, on the same passages: LangChain4j's stock in-process embedding model, ours, and the whole "
                        + "ingest with extraction and storing, in a collection that is removed afterwards.",
        footer = {"", "Example:", "  grapevine bench ingest --corpus corpus.jsonl --passages 1500"})
public class BenchIngestCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description =
                    "File or folder with documents (default: musique100 of the evaluation data where it is there, else the samples).")
    Optional<Path> corpus;

    @Option(
            names = "--passages",
            paramLabel = "N",
            defaultValue = "1500",
            description = "Passages at most (default: ${DEFAULT-VALUE}).")
    int passages;

    @Option(names = "--json", description = "One JSON object.")
    boolean json;

    @Inject
    EmbeddingTokenizer tokenizer;

    @Inject
    IngestPipeline pipeline;

    @Inject
    DocumentStore store;

    @Inject
    ObjectMapper mapper;

    @Inject
    Installation installation;

    @Override
    public Integer call() throws IOException {
        if (passages < 1) {
            throw new BadInput("--passages must be at least 1, was " + passages);
        }
        var path = corpus.orElseGet(this::usualCorpus);
        if (!Files.exists(path)) {
            throw new BadInput("--corpus " + path + " does not exist");
        }
        var err = spec.commandLine().getErr();
        var result = new IngestBench(tokenizer, pipeline, store, line -> {
                    err.println(line);
                    err.flush();
                })
                .run(path, passages);
        var out = spec.commandLine().getOut();
        if (json) {
            printJson(out, result);
        } else {
            print(out, path, result);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void printJson(PrintWriter out, IngestBench.Result result) throws JsonProcessingException {
        out.println(mapper.writeValueAsString(Map.of(
                "passages",
                result.passages(),
                "stockPerSecond",
                result.stock(),
                "embeddingPerSecond",
                result.embedding(),
                "embeddingToStock",
                result.embeddingToStock(),
                "ingestPerSecond",
                result.ingest(),
                "ingestToEmbedding",
                result.ingestToEmbedding())));
    }

    private static void print(PrintWriter out, Path path, IngestBench.Result result) {
        out.printf(
                Locale.ROOT,
                "%-10s %7d of %s, %d cores%n",
                "passages",
                result.passages(),
                path,
                Runtime.getRuntime().availableProcessors());
        out.printf(
                Locale.ROOT,
                "%-10s %7.1f a second   LangChain4j's in-process bge-small-en-v1.5-q%n",
                "stock",
                result.stock());
        out.printf(
                Locale.ROOT,
                "%-10s %7.1f a second   %.2f times the stock model%n",
                "embedding",
                result.embedding(),
                result.embeddingToStock());
        out.printf(
                Locale.ROOT,
                "%-10s %7.1f a second   %.2f of the embedding's rate, extraction and storing included%n",
                "ingest",
                result.ingest(),
                result.ingestToEmbedding());
    }

    private Path usualCorpus() {
        var musique = installation
                .data()
                .orElse(installation.install().resolve("../shared/data"))
                .resolve("musique100/corpus.jsonl")
                .normalize();
        return Files.exists(musique) ? musique : installation.install().resolve("samples");
    }
}
