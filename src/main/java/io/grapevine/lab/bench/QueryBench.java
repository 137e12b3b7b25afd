package io.grapevine.lab.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Scope;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.LoadResult;
import io.grapevine.ingest.load.Loader;
import io.grapevine.ingest.load.Unreadable;
import io.grapevine.lab.bench.QueryReport.Timing;
import io.grapevine.lab.evaluate.Latencies;
import io.grapevine.language.PhraseExtractor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// Measures what a query takes, part by part and beside a peer, on an index of made passages.
public final class QueryBench {

    private static final int K = 10;
    private static final int WARM_UP = 60;
    private static final int DOCUMENTS_A_BATCH = 20;
    private static final long SEED = 20260101;

    /// The product's own way from a question to passages, and to an answer.
    ///
    /// @param retrieve embeds, retrieves and fuses
    /// @param answer   does all of it and writes the answer
    public record Product(Consumer<String> retrieve, Consumer<String> answer) {}

    private final Graph graph;
    private final DocumentStore store;
    private final PassageSearch search;
    private final EmbeddingModel embedding;
    private final StorePeer peer;

    /// @param peer the store that ours is measured beside
    public QueryBench(
            Graph graph, DocumentStore store, PassageSearch search, EmbeddingModel embedding, StorePeer peer) {
        this.graph = graph;
        this.store = store;
        this.search = search;
        this.embedding = embedding;
        this.peer = peer;
    }

    /// The texts of the documents in a folder.
    ///
    /// @throws BadInput where there is none
    public static List<String> texts(Path folder) {
        var texts = new ArrayList<String>();
        new Loader(LoadLimits.DEFAULT).load(folder.toString(), folder, found -> {
            if (found instanceof LoadResult.Opened readable) {
                try {
                    texts.add(readable.source().read().text());
                } catch (Unreadable e) {
                    throw new BadInput(readable.source().name() + " " + e.getMessage(), e);
                }
            }
        });
        if (texts.isEmpty()) {
            throw new BadInput("There is no document in " + folder + " to make passages of.");
        }
        return texts;
    }

    /// Fills a collection with passages made of the texts' sentences.
    ///
    /// @param progress gets how many are stored
    public void fill(List<String> texts, String collection, int passages, IntConsumer progress) {
        var mill = new PassageMill(texts, embedding, new PhraseExtractor(), collection, new SplittableRandom(SEED));
        var batch = new ArrayList<PreparedDocument>();
        var stored = 0;
        for (var number = 0; number < PassageMill.documentsFor(passages); number++) {
            batch.add(mill.document(number));
            if (batch.size() == DOCUMENTS_A_BATCH || number == PassageMill.documentsFor(passages) - 1) {
                store.replaceAll(batch);
                stored += batch.stream()
                        .mapToInt(document -> document.passages().size())
                        .sum();
                progress.accept(stored);
                batch.clear();
            }
        }
        graph.read("search/await-indexes", Map.of(), row -> row);
    }

    /// Measures every part once for each question, the parts in turns, so that what slows the machine slows them
    /// all.
    ///
    /// @param queries how many questions are asked; they come round again where there are fewer
    public QueryReport measure(List<String> questions, String collection, int queries, Product product) {
        var passages = store.collections().stream()
                .mapToInt(c -> c.name().equals(collection) ? c.passages() : 0)
                .sum();
        try (var driver = driver(graph.ping())) {
            var theirs = peer.open(driver);
            var measured = Stream.generate(Latencies::new).limit(6).toList();
            for (var query = -WARM_UP; query < queries; query++) {
                var question = questions.get(Math.floorMod(query, questions.size()));
                var vector = embedding.embed(question).content().vector();
                var parts = List.<Runnable>of(
                        () -> embedding.embed(question),
                        () -> graph.read(
                                "search/bare-vector",
                                Map.of("vector", vector, "k", K),
                                row -> row.get("text").asString()),
                        () -> search.vector(vector, Scope.EVERYTHING, K),
                        () -> theirs.search(EmbeddingSearchRequest.builder()
                                .queryEmbedding(Embedding.from(vector))
                                .maxResults(K)
                                .build()),
                        () -> product.retrieve().accept(question),
                        () -> product.answer().accept(question));
                inTurns(parts, query, measured);
            }
            var timings = measured.stream()
                    .map(latencies -> new Timing(latencies.p50Ms(), latencies.p95Ms()))
                    .toList();
            return new QueryReport(
                    passages,
                    queries,
                    timings.get(0),
                    timings.get(1),
                    timings.get(2),
                    timings.get(3),
                    timings.get(4),
                    timings.get(5));
        }
    }

    /// Those of the warm-up, whose numbers are below zero, are not kept.
    private static void inTurns(List<Runnable> parts, int query, List<Latencies> measured) {
        for (var turn = 0; turn < parts.size(); turn++) {
            // each is the first as often, whose pages are the coldest
            var part = Math.floorMod(query + turn, parts.size());
            var start = System.nanoTime();
            parts.get(part).run();
            var took = System.nanoTime() - start;
            if (query >= 0) {
                measured.get(part).add(took);
            }
        }
    }

    public static Driver driver(Neo4jAddress address) {
        return GraphDatabase.driver(address.uri(), AuthTokens.basic(address.username(), address.password()));
    }
}
