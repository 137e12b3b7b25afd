package io.grapevine.ingest.source;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.embed.PassageEmbedding;
import io.grapevine.ingest.extract.PhraseExtraction;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.Loader;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(TestGraph.class)
class CollectionSyncIT {

    @TempDir
    Path home;

    private final DocumentStore store;
    private final CollectionSync sync;

    CollectionSyncIT(Graph graph) throws Exception {
        store = new DocumentStore(graph);
        var tokenizer = new EmbeddingTokenizer();
        sync = new CollectionSync(new IngestPipeline(
                new Loader(LoadLimits.DEFAULT),
                256,
                tokenizer,
                PassageEmbedding.of(new OnnxEmbeddingModel(tokenizer, 1)),
                collection -> new PhraseExtraction(new PhraseExtractor()),
                new EmbeddingIndex(graph),
                store,
                new StagedDocuments(graph),
                new RunningIngests()));
    }

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectory(home.resolve("docs"));
        for (var name : List.of("a", "b", "c", "d")) {
            write(name + ".txt", "This is file " + name + ".");
        }
    }

    @Test
    void additions_edits_renames_and_removals_are_followed() throws IOException {
        assertThat(sync(Vanished.REMOVE).added()).isEqualTo(4);
        assertThat(sync(Vanished.REMOVE).unchanged()).isEqualTo(4);

        write("a.txt", "This is another file.");
        Files.move(home.resolve("docs/b.txt"), home.resolve("docs/renamed.txt"));
        Files.delete(home.resolve("docs/c.txt"));
        write("new.txt", "This is new.");
        var report = sync(Vanished.REMOVE);

        assertThat(List.of(report.added(), report.replaced(), report.unchanged(), report.removed()))
                .containsExactly(2, 1, 1, 2);
        assertThat(sources()).containsExactly("docs/a.txt", "docs/d.txt", "docs/new.txt", "docs/renamed.txt");
    }

    @Test
    void what_came_into_the_collection_from_elsewhere_goes_too_and_other_collections_stay() throws IOException {
        sync(Vanished.REMOVE);
        var other = new FolderSource(Files.writeString(home.resolve("other.txt"), "From elsewhere."), home);
        sync.sync(List.of(other), "other", Vanished.REMOVE, request -> request, event -> {}, line -> {});
        sync.sync(
                List.of(new FolderSource(home.resolve("docs"), home), other),
                "synced",
                Vanished.REMOVE,
                request -> request,
                event -> {},
                line -> {});
        assertThat(sources()).hasSize(5);

        assertThat(sync(Vanished.REMOVE).removed()).isEqualTo(1);

        assertThat(sources()).hasSize(4).doesNotContain("other.txt");
        assertThat(store.list(Optional.of("other"))).hasSize(1);
    }

    @Test
    void an_emptied_folder_empties_no_collection_unless_that_is_asked_for() throws IOException {
        sync(Vanished.REMOVE);
        for (var name : List.of("a", "b", "c")) {
            Files.delete(home.resolve("docs/" + name + ".txt"));
        }

        var refused = sync(Vanished.REMOVE);
        assertThat(refused.removed()).isZero();
        assertThat(refused.vanished()).isEqualTo(3);
        assertThat(sources()).hasSize(4);

        assertThat(sync(Vanished.REMOVE_EVEN_MOST).removed()).isEqualTo(3);
        assertThat(sources()).containsExactly("docs/d.txt");
    }

    @Test
    void a_source_that_cannot_be_read_changes_nothing() throws IOException {
        sync(Vanished.REMOVE);
        CollectionSource broken = new Broken();

        assertThatThrownBy(() -> sync.sync(
                        List.of(broken),
                        "synced",
                        Vanished.REMOVE_EVEN_MOST,
                        request -> request,
                        event -> {},
                        line -> {}))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> sync.sync(
                        List.of(new FolderSource(home.resolve("gone"), home)),
                        "synced",
                        Vanished.REMOVE_EVEN_MOST,
                        request -> request,
                        event -> {},
                        line -> {}))
                .isInstanceOf(BadInput.class);

        assertThat(sources()).hasSize(4);
    }

    @Test
    void what_is_there_and_cannot_be_read_stays_with_all_below_it_and_is_told() throws IOException {
        sync(Vanished.REMOVE);
        var listed = new Listed(
                List.of(new Input("docs/d.txt", home.resolve("docs/d.txt"))),
                Map.of("docs/a.txt", "answers 500", "docs/b.txt", "answers 503"));

        var report = sync.sync(List.of(listed), "synced", Vanished.REMOVE, request -> request, event -> {}, line -> {});

        assertThat(sources()).containsExactly("docs/a.txt", "docs/b.txt", "docs/d.txt");
        assertThat(report.failures())
                .extracting(IngestReport.Failure::reason)
                .containsExactlyInAnyOrder("answers 500", "answers 503");
    }

    private record Broken() implements CollectionSource {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public SourceListing list(Path folder, Consumer<String> told) {
            throw new Unavailable("broken cannot be read", null);
        }
    }

    private record Listed(List<Input> inputs, Map<String, String> unread) implements CollectionSource {

        @Override
        public String name() {
            return "listed";
        }

        @Override
        public SourceListing list(Path folder, Consumer<String> told) {
            return new SourceListing(inputs, unread);
        }
    }

    private IngestReport sync(Vanished vanished) {
        return sync.sync(
                List.of(new FolderSource(home.resolve("docs"), home)),
                "synced",
                vanished,
                request -> request,
                event -> {},
                line -> {});
    }

    private List<String> sources() {
        return store.list(Optional.of("synced")).stream().map(Document::source).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve("docs").resolve(name), text);
    }
}
