package io.grapevine.lab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.load.Content;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.LoadResult;
import io.grapevine.ingest.load.Loader;
import io.grapevine.ingest.load.Unreadable;
import io.grapevine.ingest.split.PassageSplitter;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// Measures embedding and ingest on the same passages in one run: LangChain4j's stock in-process model, ours,
/// and the whole pipeline with extraction and storing.
///
/// The machine's other work falls on all three alike, because they take turns: the stock model and ours block by
/// block, ours once more before and after the ingest.
public final class IngestBench {

    private static final int BLOCK = 50; // passages embedded before the other model's turn
    private static final int WARM_UP = 64;
    private static final int INGEST_WARM_UP = 256; // passages: what Neo4j needs before it runs compiled
    private static final int PASSAGE_TOKENS = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddingTokenizer tokenizer;
    private final IngestPipeline pipeline;
    private final DocumentStore store;
    private final Consumer<String> talk;

    /// @param talk told what is going on
    public IngestBench(
            EmbeddingTokenizer tokenizer, IngestPipeline pipeline, DocumentStore store, Consumer<String> talk) {
        this.tokenizer = tokenizer;
        this.pipeline = pipeline;
        this.store = store;
        this.talk = talk;
    }

    /// Rates in passages a second.
    public record Result(int passages, double stock, double embedding, double ingest) {

        /// How many times the stock model's rate ours is.
        public double embeddingToStock() {
            return embedding / stock;
        }

        /// The ingest's share of our embedding's rate.
        public double ingestToEmbedding() {
            return ingest / embedding;
        }
    }

    private record Sample(String title, String text) {

        TextSegment segment() {
            return TextSegment.from(title + "\n" + text);
        }
    }

    /// @param corpus a file or folder
    /// @param most   how many of its passages are taken
    /// @throws BadInput where it holds none
    public Result run(Path corpus, int most) throws IOException {
        var records = read(corpus, most);
        var segments = records.stream().map(Sample::segment).toList();
        try (var ours = new OnnxEmbeddingModel(tokenizer)) {
            var stock = new BgeSmallEnV15QuantizedEmbeddingModel();
            talk.accept("Warming up ...");
            var warmUp = segments.subList(0, Math.min(WARM_UP, segments.size()));
            stock.embedAll(warmUp);
            ours.embedAll(warmUp);
            ingest(records.subList(0, Math.min(INGEST_WARM_UP, records.size())));
            talk.accept("Embedding " + segments.size() + " passages with the stock model and with ours ...");
            long[] nanos = takeTurns(stock, ours, segments);
            talk.accept("Ingesting them ...");
            long before = time(ours, segments);
            double ingestSeconds = ingest(records);
            long after = time(ours, segments);
            double embedding = 3 * segments.size() / ((nanos[1] + before + after) / 1e9);
            return new Result(
                    segments.size(), segments.size() / (nanos[0] / 1e9), embedding, segments.size() / ingestSeconds);
        }
    }

    private static long[] takeTurns(EmbeddingModel stock, EmbeddingModel ours, List<TextSegment> segments) {
        var nanos = new long[2];
        for (int from = 0; from < segments.size(); from += BLOCK) {
            var block = segments.subList(from, Math.min(from + BLOCK, segments.size()));
            nanos[0] += time(stock, block);
            nanos[1] += time(ours, block);
        }
        return nanos;
    }

    private static long time(EmbeddingModel model, List<TextSegment> segments) {
        long start = System.nanoTime();
        model.embedAll(segments);
        return System.nanoTime() - start;
    }

    /// Ingests into a collection of its own and removes it.
    ///
    /// @return seconds, removal not counted
    private double ingest(List<Sample> records) throws IOException {
        var collection = "bench-" + UUID.randomUUID();
        var file = Files.createTempFile("grapevine-bench", ".jsonl");
        try {
            var lines = new ArrayList<String>();
            for (int i = 0; i < records.size(); i++) {
                lines.add(JSON.writeValueAsString(
                        Map.of("id", i, "title", records.get(i).title, "text", records.get(i).text)));
            }
            Files.write(file, lines);
            var report = pipeline.ingest(
                    new IngestRequest(List.of(new IngestRequest.Input("bench.jsonl", file)), collection), event -> {});
            if (report.passages() != records.size()) {
                throw new IllegalStateException(
                        "ingested " + report.passages() + " passages of " + records.size() + ": " + report.failures());
            }
            return report.seconds();
        } finally {
            store.removeCollection(collection);
            Files.delete(file);
        }
    }

    private List<Sample> read(Path corpus, int most) {
        var splitter = new PassageSplitter(tokenizer::count, PASSAGE_TOKENS, OnnxEmbeddingModel.MAX_PIECES);
        var records = new ArrayList<Sample>();
        new Loader(LoadLimits.DEFAULT).load(corpus.getFileName().toString(), corpus, found -> {
            if (records.size() < most && found instanceof LoadResult.Opened(var source)) {
                try {
                    add(records, source.read(), splitter);
                } catch (Unreadable e) {
                    throw new BadInput(source.name() + " " + e.getMessage(), e);
                }
            }
        });
        if (records.isEmpty()) {
            throw new BadInput(corpus + " holds no document. Name one with --corpus.");
        }
        return records.subList(0, Math.min(most, records.size()));
    }

    private static void add(List<Sample> records, Content content, PassageSplitter splitter) {
        for (var cut : splitter.split(content)) {
            records.add(new Sample(content.title(), content.text().substring(cut.start(), cut.end())));
        }
    }
}
