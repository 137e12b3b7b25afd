package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Scope;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.ingest.IngestEvent.DocumentStored;
import io.grapevine.ingest.IngestReport.Failure;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
    private TestIngest ingest;

    IngestPipelineIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
    }

    @BeforeAll
    static void load() {
        tokenizer = new EmbeddingTokenizer();
        model = new OnnxEmbeddingModel(tokenizer);
    }

    @BeforeEach
    void begin() {
        ingest = new TestIngest(graph, tokenizer, model, folder);
    }

    @AfterAll
    static void close() {
        model.close();
        tokenizer.close();
    }

    @Test
    void a_document_is_found_by_its_meaning_and_cited_by_its_place() throws Exception {
        ingest.write(
                "cellar.md",
                "# Cellar\n\n## Keys\n\nThe keys of the wine cellar hang behind the stove.\n\n## Food\n\nSoup is served at noon.\n");
        var report = ingest.run();

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
        assertThat(ingest.events())
                .hasAtLeastOneElementOfType(IngestEvent.Started.class)
                .hasAtLeastOneElementOfType(IngestEvent.Progress.class);
    }

    @Test
    void an_unchanged_document_is_not_embedded_again() throws Exception {
        ingest.write("a.txt", "Ada met Charles.");
        ingest.write("b.txt", "Charles built the engine.");
        ingest.run();
        var before = TestGraph.dump(graph);

        var nothing = new CountingEmbedding();
        var report = ingest.by(nothing);

        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.added() + report.replaced()).isZero();
        assertThat(nothing.texts()).isZero();
        assertThat(TestGraph.dump(graph)).isEqualTo(before);
    }

    @Test
    void a_changed_document_takes_the_place_of_the_old_one() throws Exception {
        ingest.write("a.txt", "Ada met Charles.");
        ingest.write("b.txt", "Charles built the engine.");
        ingest.run();
        ingest.write("b.txt", "Mary taught mathematics in London.");

        var report = ingest.run();

        assertThat(report.replaced()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(TestGraph.dump(graph))
                .noneMatch(line -> line.contains("engine"))
                .anyMatch(line -> line.contains("mathematics"));
        assertThat(store.list(Optional.empty())).hasSize(2);
    }

    @Test
    void removing_a_document_leaves_the_graph_of_the_others() throws Exception {
        ingest.write("a.txt", "Ada met Charles in London.");
        ingest.run();
        var alone = TestGraph.dump(graph);
        ingest.write("b.txt", "Charles built the engine in London.");
        ingest.run();
        assertThat(TestGraph.dump(graph)).isNotEqualTo(alone);

        store.remove(ContentId.ofDocument("default", "docs/b.txt"));

        assertThat(TestGraph.dump(graph)).isEqualTo(alone);
    }

    @Test
    void a_file_that_cannot_be_read_stops_nothing_and_leaves_its_older_version() throws Exception {
        ingest.write("a.txt", "Ada met Charles.");
        ingest.run();
        ingest.write("a.txt", "");
        ingest.write("b.txt", "Charles built the engine.");
        ingest.write("c.pdf", "%PDF-1.4 broken");

        var report = ingest.run(folder, folder.resolve("nowhere"));

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
        ingest.write("r.jsonl", "{\"id\":1,\"text\":\"Ada.\"}\n{\"id\":2,\"text\":\"Charles.\"}\n");
        ingest.write("r.jsonl#9.md", "A file of its own.");
        ingest.run();
        ingest.write("r.jsonl", "{\"id\":2,\"text\":\"Charles.\"}\nbroken\n");
        var file = folder.resolve("r.jsonl");
        assertThat(ingest.run(file).vanished()).isZero();
        assertThat(ingest.run(Vanished.REMOVE, file).removed()).isZero(); // the broken line may have been the record
        ingest.write("r.jsonl", "{\"id\":2,\"text\":\"Charles.\"}\n");
        assertThat(ingest.run(Vanished.COUNT, file).vanished()).isEqualTo(1);

        assertThat(ingest.run(Vanished.REMOVE, file).removed()).isEqualTo(1);

        assertThat(store.list(Optional.empty()))
                .extracting(Document::source)
                .containsExactly("docs/r.jsonl#2", "docs/r.jsonl#9.md");
    }

    @Test
    void a_folder_that_is_suddenly_empty_removes_nothing_unless_that_is_said() throws Exception {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 4; i++) {
            files.add(ingest.write(i + ".txt", "Ada wrote note " + i + "."));
        }
        ingest.run();
        Files.delete(files.get(0));
        assertThat(ingest.run(Vanished.REMOVE, folder).removed()).isEqualTo(1);
        for (var file : files.subList(1, 4)) {
            Files.delete(file);
        }

        var refused = ingest.run(Vanished.REMOVE, folder);
        assertThat(refused.removed()).isZero();
        assertThat(refused.vanished()).isEqualTo(3);

        assertThat(ingest.run(Vanished.REMOVE, folder.resolve("nowhere")).removed())
                .isZero();
        assertThat(ingest.run(Vanished.REMOVE_EVEN_MOST, folder).removed()).isEqualTo(3);
        assertThat(TestGraph.dump(graph)).isEmpty();
    }

    @Test
    void a_key_and_a_title_beyond_what_an_index_takes_are_stored() throws Exception {
        ingest.write(
                "t.jsonl", "{\"id\":\"1\",\"title\":\"%s\",\"text\":\"Ada.\"}\n".formatted("Wörter ".repeat(2000)));
        ingest.write(
                "u.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"text\":\"%s met Ada.\"}\n".formatted("𝒳".repeat(5000)));

        var report = ingest.run();

        assertThat(report.failures()).isEmpty();
        assertThat(report.added()).isEqualTo(2);
    }

    @Test
    void the_same_file_named_twice_is_ingested_once() throws Exception {
        var file = ingest.write("a.txt", "Ada met Charles.");
        var report = ingest.run(file, file, folder);
        assertThat(report.added()).isEqualTo(1);
        assertThat(ingest.events().stream().filter(DocumentStored.class::isInstance))
                .hasSize(1);
    }

    @Test
    void collections_do_not_share_documents() throws Exception {
        ingest.write("a.txt", "Ada met Charles.");
        ingest.into("one");
        ingest.into("two");
        assertThat(store.list(Optional.empty()))
                .extracting(Document::collection)
                .containsExactly("one", "two");
        assertThatThrownBy(() -> ingest.request(" ", folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("collection");
    }
}
