package io.grapevine.lab.bench;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.conversation.Search;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import io.grapevine.lab.bench.QueryReport.Timing;
import io.grapevine.lab.evaluate.CorpusRecord;
import io.grapevine.lab.evaluate.LabelledQuestion;
import io.grapevine.lab.evaluate.Latencies;
import io.grapevine.lab.evaluate.Recall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Measures what grows with the number of passages: storing, the first answer after a start, memory, retrieval,
/// and how soon a change is found, on a corpus that is grown from real records.
public final class ScaleBench {

    private static final int DOCUMENTS_A_TRANSACTION = 256; // as ingest stores short documents
    private static final int K = 10;
    private static final int RECALL_AT = 5;
    private static final int WARM_UP = 20;
    private static final int CHANGES = 5;
    private static final long MOST_MS = 600_000; // a change that is not found by then is not found

    private final Graph graph;
    private final DocumentStore store;
    private final Search search;
    private final EmbeddingModel embedding;
    private final WalkIndexes indexes;
    private final Supplier<WalkIndexes> started;
    private final Consumer<String> talk;

    /// @param indexes of the retrieval that is measured
    /// @param started makes indexes as a start of the service does
    /// @param talk    told what is going on
    public ScaleBench(
            Graph graph,
            DocumentStore store,
            Search search,
            EmbeddingModel embedding,
            WalkIndexes indexes,
            Supplier<WalkIndexes> started,
            Consumer<String> talk) {
        this.graph = graph;
        this.store = store;
        this.search = search;
        this.embedding = embedding;
        this.indexes = indexes;
        this.started = started;
        this.talk = talk;
    }

    /// Grows the collection to each size in turn and measures it there.
    ///
    /// @param sizes     ascending numbers of passages
    /// @param questions that are asked, round and round
    /// @param queries   how many
    public void run(
            List<CorpusRecord> records,
            List<LabelledQuestion> questions,
            String collection,
            List<Integer> sizes,
            int queries,
            Consumer<ScaleReport> reported) {
        if (records.isEmpty() || questions.isEmpty()) {
            throw new BadInput("The corpus and the questions must have a line at least.");
        }
        talk.accept("embedding " + records.size() + " records");
        var corpus = new GrownCorpus(records, embedding);
        int there = 0;
        for (int size : sizes) {
            var seconds = fill(corpus, collection, there, size);
            var stored = (size - there) / seconds;
            there = size;
            reported.accept(measure(corpus, questions, collection, size, queries, stored));
        }
    }

    /// @return seconds that storing took, without what was done to make the documents
    private double fill(GrownCorpus corpus, String collection, int from, int to) {
        long nanos = 0;
        for (int at = from; at < to; at += DOCUMENTS_A_TRANSACTION) {
            var batch = new ArrayList<PreparedDocument>();
            for (int number = at; number < Math.min(to, at + DOCUMENTS_A_TRANSACTION); number++) {
                batch.add(corpus.document(number, collection));
            }
            var start = System.nanoTime();
            store.replaceAll(batch);
            nanos += System.nanoTime() - start;
            if (at / 5_000 != (at + batch.size()) / 5_000) {
                talk.accept(at + batch.size() + " passages stored");
            }
        }
        graph.read("search/await-indexes", Map.of(), row -> row);
        return nanos / 1e9;
    }

    private ScaleReport measure(
            GrownCorpus corpus,
            List<LabelledQuestion> questions,
            String collection,
            int size,
            int queries,
            double stored) {
        talk.accept("loading the walk's index of " + size + " passages");
        var before = usedHeap();
        var start = System.nanoTime();
        var fresh = started.get();
        var loaded = loaded(fresh, collection);
        var firstMs = (System.nanoTime() - start) / 1e6;
        var heap = (double) (usedHeap() - before) / size;
        talk.accept("loaded in " + Math.round(firstMs) + " ms: " + loaded);
        loaded(indexes, collection);
        talk.accept("asking " + queries + " questions in two modes");
        var vector = new Run(RetrievalMode.VECTOR);
        var walk = new Run(RetrievalMode.GRAPH);
        for (int query = -WARM_UP; query < queries; query++) {
            var question = questions.get(Math.floorMod(query, questions.size()));
            // each is the first as often, whose pages are the coldest
            for (var run : query % 2 == 0 ? List.of(vector, walk) : List.of(walk, vector)) {
                run.ask(question, collection, query >= 0);
            }
        }
        return new ScaleReport(
                size,
                stored,
                firstMs,
                heap,
                vector.timing(),
                walk.timing(),
                vector.recallInPercent(),
                walk.recallInPercent(),
                change(corpus, collection, size));
    }

    /// Asks in one mode.
    private final class Run {

        private final RetrievalMode mode;
        private final Latencies latencies = new Latencies();
        private double recall;

        Run(RetrievalMode mode) {
            this.mode = mode;
        }

        void ask(LabelledQuestion asked, String collection, boolean measured) {
            var start = System.nanoTime();
            var found = search.search(question(asked.text(), mode, collection), mode, K);
            if (measured) {
                latencies.add(System.nanoTime() - start);
                var records =
                        found.passages().stream().map(p -> p.passage().source()).toList();
                recall += Recall.at(RECALL_AT, records, asked.gold());
            }
        }

        Timing timing() {
            return new Timing(latencies.p50Ms(), latencies.p95Ms());
        }

        OptionalDouble recallInPercent() {
            return recall == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * recall / latencies.count());
        }
    }

    /// @return milliseconds from storing a document until the index has it and the default mode finds it first; the
    ///         median of some
    private double change(GrownCorpus corpus, String collection, int size) {
        talk.accept("changing " + CHANGES + " documents");
        var times = new Latencies();
        for (int i = 0; i < CHANGES; i++) {
            var document = corpus.document(size + i, collection);
            var title = document.document().title();
            var start = System.nanoTime();
            store.replace(document.document(), document.passages());
            while (!isFound(
                            search.search(question(title, RetrievalMode.GRAPH, collection), RetrievalMode.GRAPH, K),
                            title)
                    || indexes.of(Set.of(collection)).orElseThrow().outdated()) {
                if (System.nanoTime() - start > MOST_MS * 1_000_000) {
                    throw new IllegalStateException("'" + title + "' is not found");
                }
            }
            times.add(System.nanoTime() - start);
        }
        store.removeAll(
                store.findAll(IntStream.range(size, size + CHANGES)
                        .mapToObj(number -> collection + "-" + number)
                        .toList()),
                removed -> {});
        return times.p50Ms();
    }

    private static boolean isFound(Evidence evidence, String title) {
        return evidence.passages().stream().anyMatch(p -> p.passage().title().equals(title));
    }

    private static String loaded(WalkIndexes indexes, String collection) {
        var found = indexes.of(Set.of(collection));
        while (found.isEmpty() || found.get().outdated()) {
            found = indexes.of(Set.of(collection));
        }
        var index = found.get().index();
        return index.passages() + " passages, " + index.entities() + " entities";
    }

    private static Question question(String text, RetrievalMode mode, String collection) {
        return new Question(text, Set.of(collection), Optional.empty(), Optional.empty(), Optional.of(mode));
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
