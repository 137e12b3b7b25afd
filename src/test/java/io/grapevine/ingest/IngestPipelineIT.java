package io.grapevine.ingest;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Scope;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocument;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.ingest.IngestEvent.DocumentStored;
import io.grapevine.ingest.IngestReport.Failure;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.extract.PhraseExtraction;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.Loader;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(TestGraph.class)
class IngestPipelineIT {

    private static EmbeddingTokenizer tokenizer;
    private static OnnxEmbeddingModel model;

    @TempDir
    Path folder;

    private final Graph graph;
    private final DocumentStore store;
    private final List<IngestEvent> events = new ArrayList<>();

    IngestPipelineIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
    }

    @BeforeAll
    static void load() {
        tokenizer = new EmbeddingTokenizer();
        model = new OnnxEmbeddingModel(tokenizer);
    }

    @AfterAll
    static void close() {
        model.close();
        tokenizer.close();
    }

    @Test
    void a_document_is_found_by_its_meaning_and_cited_by_its_place() throws Exception {
        write(
                "cellar.md",
                "# Cellar\n\n## Keys\n\nThe keys of the wine cellar hang behind the stove.\n\n## Food\n\nSoup is served at noon.\n");
        var report = ingest(folder);

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.passages()).isEqualTo(2);
        var search = new PassageSearch(graph);
        var best = search.vector(model.embedQuery("Where can I open the door to the wine?"), Scope.EVERYTHING, 1)
                .getFirst()
                .passage();
        assertThat(best.text()).isEqualTo("The keys of the wine cellar hang behind the stove.");
        assertThat(best.heading()).isEqualTo("Keys");
        assertThat(best.title()).isEqualTo("Cellar");
        assertThat(best.source()).isEqualTo("docs/cellar.md");
        assertThat(events)
                .hasAtLeastOneElementOfType(IngestEvent.Started.class)
                .hasAtLeastOneElementOfType(IngestEvent.Progress.class);
    }

    @Test
    void an_unchanged_document_is_not_embedded_again() throws Exception {
        write("a.txt", "Ada met Charles.");
        write("b.txt", "Charles built the engine.");
        ingest(folder);
        var before = TestGraph.dump(graph);

        var nothing = new Counting();
        var report = pipeline(nothing).ingest(request("default", folder), events::add);

        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.added() + report.replaced()).isZero();
        assertThat(nothing.texts).hasValue(0);
        assertThat(TestGraph.dump(graph)).isEqualTo(before);
    }

    @Test
    void a_changed_document_takes_the_place_of_the_old_one() throws Exception {
        write("a.txt", "Ada met Charles.");
        write("b.txt", "Charles built the engine.");
        ingest(folder);
        write("b.txt", "Mary taught mathematics in London.");

        var report = ingest(folder);

        assertThat(report.replaced()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(TestGraph.dump(graph))
                .noneMatch(line -> line.contains("engine"))
                .anyMatch(line -> line.contains("mathematics"));
        assertThat(store.list(Optional.empty())).hasSize(2);
    }

    @Test
    void removing_a_document_leaves_the_graph_of_the_others() throws Exception {
        write("a.txt", "Ada met Charles in London.");
        ingest(folder);
        var alone = TestGraph.dump(graph);
        write("b.txt", "Charles built the engine in London.");
        ingest(folder);
        assertThat(TestGraph.dump(graph)).isNotEqualTo(alone);

        store.remove(ContentId.ofDocument("default", "docs/b.txt"));

        assertThat(TestGraph.dump(graph)).isEqualTo(alone);
    }

    @Test
    void a_file_that_cannot_be_read_stops_nothing_and_leaves_its_older_version() throws Exception {
        write("a.txt", "Ada met Charles.");
        ingest(folder);
        write("a.txt", "");
        write("b.txt", "Charles built the engine.");
        write("c.pdf", "%PDF-1.4 broken");

        var report = ingest(folder, folder.resolve("nowhere"));

        assertThat(report.failures())
                .extracting(Failure::source)
                .containsExactly("docs/a.txt", "docs/c.pdf", "docs/nowhere");
        assertThat(report.failures()).extracting(Failure::missing).containsExactly(false, false, true);
        assertThat(store.list(Optional.empty()))
                .extracting(Document::source)
                .containsExactly("docs/a.txt", "docs/b.txt");
    }

    @Test
    void records_that_left_their_file_stay_unless_they_are_to_be_removed() throws Exception {
        write("r.jsonl", "{\"id\":1,\"text\":\"Ada.\"}\n{\"id\":2,\"text\":\"Charles.\"}\n");
        write("r.jsonl#9.md", "A file of its own.");
        ingest(folder);
        write("r.jsonl", "{\"id\":2,\"text\":\"Charles.\"}\nbroken\n");
        var file = folder.resolve("r.jsonl");
        assertThat(ingest(file).vanished()).isZero();
        assertThat(ingest(Vanished.REMOVE, file).removed()).isZero(); // the broken line may have been the record
        write("r.jsonl", "{\"id\":2,\"text\":\"Charles.\"}\n");
        assertThat(ingest(Vanished.COUNT, file).vanished()).isEqualTo(1);

        assertThat(ingest(Vanished.REMOVE, file).removed()).isEqualTo(1);

        assertThat(store.list(Optional.empty()))
                .extracting(Document::source)
                .containsExactly("docs/r.jsonl#2", "docs/r.jsonl#9.md");
    }

    @Test
    void a_folder_that_is_suddenly_empty_removes_nothing_unless_that_is_said() throws Exception {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 4; i++) {
            files.add(write(i + ".txt", "Ada wrote note " + i + "."));
        }
        ingest(folder);
        Files.delete(files.get(0));
        assertThat(ingest(Vanished.REMOVE, folder).removed()).isEqualTo(1);
        for (var file : files.subList(1, 4)) {
            Files.delete(file);
        }

        var refused = ingest(Vanished.REMOVE, folder);
        assertThat(refused.removed()).isZero();
        assertThat(refused.vanished()).isEqualTo(3);

        assertThat(ingest(Vanished.REMOVE, folder.resolve("nowhere")).removed()).isZero();
        assertThat(ingest(Vanished.REMOVE_EVEN_MOST, folder).removed()).isEqualTo(3);
        assertThat(TestGraph.dump(graph)).isEmpty();
    }

    @Test
    void an_ingest_that_was_cut_off_is_completed_by_the_next() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append("{\"id\":%d,\"title\":\"Person %d\",\"text\":\"Person %d lives in house number %d.\"}\n"
                    .formatted(i, i, i, i + 1));
        }
        write("people.jsonl", lines.toString());
        var dying = new Counting() {
            @Override
            public Response<List<dev.langchain4j.data.embedding.Embedding>> embedAll(List<TextSegment> segments) {
                if (texts.get() > 400) {
                    throw new Unavailable("gone", null);
                }
                return super.embedAll(segments);
            }
        };
        assertThatThrownBy(() -> pipeline(dying).ingest(request("default", folder), events::add))
                .isInstanceOf(Unavailable.class)
                .hasMessage("gone");
        int stored = store.list(Optional.empty()).size();
        assertThat(stored).isGreaterThan(0).isLessThan(500);

        var report = ingest(folder);

        assertThat(report.unchanged()).isEqualTo(stored);
        assertThat(store.list(Optional.empty())).hasSize(500);
        assertThat(store.collections().getFirst().passages()).isEqualTo(500);
    }

    @Test
    void a_long_document_that_was_cut_off_is_completed_and_embedded_once() throws Exception {
        write("book.txt", book("Ada", 900));
        var whole = new Counting();
        pipeline(whole).ingest(request("default", folder), events::add);
        int passages = store.collections().getFirst().passages();
        assertThat(whole.texts).hasValue(passages);
        assertThat(passages).isGreaterThan(StagedDocument.STAGED_ABOVE);
        var expected = withoutTimes(TestGraph.dump(graph));
        store.remove(ContentId.ofDocument("default", "docs/book.txt"));
        assertThat(TestGraph.dump(graph)).isEmpty();

        int limit = passages - 100;
        var dying = new Counting() {
            @Override
            public Response<List<dev.langchain4j.data.embedding.Embedding>> embedAll(List<TextSegment> segments) {
                if (texts.get() > limit) {
                    throw new Unavailable("gone", null);
                }
                return super.embedAll(segments);
            }
        };
        assertThatThrownBy(() -> pipeline(dying).ingest(request("default", folder), events::add))
                .isInstanceOf(Unavailable.class);
        assertThat(store.list(Optional.empty())).isEmpty();
        var again = new Counting();
        var report = pipeline(again).ingest(request("default", folder), events::add);

        assertThat(report.added()).isEqualTo(1);
        assertThat(again.texts.get()).isLessThan(passages - 256 + 1); // one transaction at least was kept
        assertThat(withoutTimes(TestGraph.dump(graph))).isEqualTo(expected);
    }

    @Test
    void an_interrupted_run_keeps_what_it_has_and_says_so() throws Exception {
        write("book.txt", book("Ada", 900));
        var reports = new ArrayList<IngestReport>();
        var begun = new java.util.concurrent.CountDownLatch(1);
        var slow = new Counting() {
            @Override
            public Response<List<dev.langchain4j.data.embedding.Embedding>> embedAll(List<TextSegment> segments) {
                var result = super.embedAll(segments);
                if (texts.get() >= 128) {
                    begun.countDown();
                }
                return result;
            }
        };
        var run = new Thread(
                () -> reports.add(pipeline(slow).ingest(request("default", folder), events::add)), "interrupted");
        run.start();
        begun.await();
        run.interrupt();
        run.join(60_000); // ends in a second or two; a machine that is busy needs longer

        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().interrupted()).isTrue();
        assertThat(events).last().isEqualTo(new IngestEvent.Interrupted());
        var again = new Counting();
        assertThat(pipeline(again)
                        .ingest(request("default", folder), events::add)
                        .added())
                .isEqualTo(1);
        assertThat(again.texts.get()
                        + slow.texts.get()
                        - store.collections().getFirst().passages())
                .isLessThanOrEqualTo(192); // what was embedded but had not reached the store
    }

    @Test
    void a_key_and_a_title_beyond_what_an_index_takes_are_stored() throws Exception {
        write("t.jsonl", "{\"id\":\"1\",\"title\":\"%s\",\"text\":\"Ada.\"}\n".formatted("Wörter ".repeat(2000)));
        write("u.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"text\":\"%s met Ada.\"}\n".formatted("𝒳".repeat(5000)));

        var report = ingest(folder);

        assertThat(report.failures()).isEmpty();
        assertThat(report.added()).isEqualTo(2);
    }

    private static List<String> withoutTimes(List<String> dump) {
        return dump.stream()
                .map(line -> line.replaceAll("ingestedAt=\\S+", ""))
                .sorted()
                .toList();
    }

    /// Paragraphs that fill a passage each.
    private static String book(String name, int paragraphs) {
        var text = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            text.append("%s wrote chapter %d of the book. ".formatted(name, i))
                    .append("It was a long day in the house near the river. ".repeat(14))
                    .append("\n\n");
        }
        return text.toString();
    }

    @Test
    void the_same_file_named_twice_is_ingested_once() throws Exception {
        var file = write("a.txt", "Ada met Charles.");
        var report = ingest(file, file, folder);
        assertThat(report.added()).isEqualTo(1);
        assertThat(events.stream().filter(DocumentStored.class::isInstance)).hasSize(1);
    }

    @Test
    void collections_do_not_share_documents() throws Exception {
        write("a.txt", "Ada met Charles.");
        pipeline(model).ingest(request("one", folder), events::add);
        pipeline(model).ingest(request("two", folder), events::add);
        assertThat(store.list(Optional.empty()))
                .extracting(Document::collection)
                .containsExactly("one", "two");
        assertThatThrownBy(() -> request(" ", folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("collection");
    }

    private static class Counting implements EmbeddingModel {

        final AtomicInteger texts = new AtomicInteger();

        @Override
        public Response<List<dev.langchain4j.data.embedding.Embedding>> embedAll(List<TextSegment> segments) {
            texts.addAndGet(segments.size());
            return model.embedAll(segments);
        }

        @Override
        public String modelName() {
            return model.modelName();
        }

        @Override
        public int dimension() {
            return model.dimension();
        }
    }

    private IngestPipeline pipeline(EmbeddingModel embedding) {
        return new IngestPipeline(
                new Loader(LoadLimits.DEFAULT),
                256,
                tokenizer,
                embedding,
                collection -> new PhraseExtraction(new PhraseExtractor()),
                new EmbeddingIndex(graph),
                store,
                new StagedDocuments(graph),
                new RunningIngests());
    }

    private IngestReport ingest(Vanished vanished, Path... paths) {
        return pipeline(model).ingest(request("default", paths).with(vanished), events::add);
    }

    private IngestReport ingest(Path... paths) {
        return pipeline(model).ingest(request("default", paths), events::add);
    }

    private IngestRequest request(String collection, Path... paths) {
        return new IngestRequest(
                java.util.stream.Stream.of(paths)
                        .map(path -> new IngestRequest.Input(
                                path.equals(folder) ? "docs" : "docs/" + path.getFileName(), path))
                        .toList(),
                collection);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
