package io.grapevine.ingest;

import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocument;
import io.grapevine.graph.driver.Graph;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.llm.EmbeddingTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Ingests that end before their end, and what the next one makes of it.
@ExtendWith(TestGraph.class)
class CutOffIngestIT {

    /// Paragraphs, a passage each, of a document that is just long enough to be staged.
    private static final int LONG = StagedDocument.STAGED_ABOVE + 30;

    private static EmbeddingTokenizer tokenizer;

    private final Graph graph;
    private final DocumentStore store;
    private TestIngest ingest;

    CutOffIngestIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
    }

    @BeforeAll
    static void load() {
        tokenizer = new EmbeddingTokenizer();
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        ingest = new TestIngest(graph, tokenizer, new CountingEmbedding(), folder);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void an_ingest_that_was_cut_off_is_completed_by_the_next() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append("{\"id\":%d,\"title\":\"Person %d\",\"text\":\"Person %d lives in house number %d.\"}\n"
                    .formatted(i, i, i, i + 1));
        }
        ingest.write("people.jsonl", lines.toString());
        var dying = new CountingEmbedding(400);
        assertThatThrownBy(() -> ingest.by(dying))
                .isInstanceOf(Unavailable.class)
                .hasMessage("gone");
        int stored = store.list(Optional.empty()).size();
        assertThat(stored).isGreaterThan(0).isLessThan(500);

        var report = ingest.run();

        assertThat(report.unchanged()).isEqualTo(stored);
        assertThat(store.list(Optional.empty())).hasSize(500);
        assertThat(store.collections().getFirst().passages()).isEqualTo(500);
    }

    @Test
    void a_long_document_that_was_cut_off_is_completed_and_embedded_once() throws Exception {
        ingest.write("book.txt", book(LONG));
        var whole = new CountingEmbedding();
        ingest.by(whole);
        int passages = store.collections().getFirst().passages();
        assertThat(whole.texts()).isEqualTo(passages);
        assertThat(passages).isGreaterThan(StagedDocument.STAGED_ABOVE);
        var expected = withoutTimes(TestGraph.dump(graph));
        store.remove(ContentId.ofDocument("default", "docs/book.txt"));
        assertThat(TestGraph.dump(graph)).isEmpty();

        var dying = new CountingEmbedding(passages - 100);
        assertThatThrownBy(() -> ingest.by(dying)).isInstanceOf(Unavailable.class);
        assertThat(store.list(Optional.empty())).isEmpty();
        var again = new CountingEmbedding();
        var report = ingest.by(again);

        assertThat(report.added()).isEqualTo(1);
        assertThat(again.texts()).isLessThan(passages - 256 + 1); // one transaction at least was kept
        assertThat(withoutTimes(TestGraph.dump(graph))).isEqualTo(expected);
    }

    @Test
    void an_interrupted_run_keeps_what_it_has_and_says_so() throws Exception {
        ingest.write("book.txt", book(LONG));
        var reports = new ArrayList<IngestReport>();
        var slow = new CountingEmbedding();
        var run = new Thread(() -> reports.add(ingest.by(slow)), "interrupted");
        run.start();
        slow.await(128);
        run.interrupt();
        run.join(60_000); // ends in a second or two; a machine that is busy needs longer

        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().interrupted()).isTrue();
        assertThat(ingest.events()).last().isEqualTo(new IngestEvent.Interrupted());
        var again = new CountingEmbedding();
        assertThat(ingest.by(again).added()).isEqualTo(1);
        assertThat(again.texts() + slow.texts() - store.collections().getFirst().passages())
                .isLessThanOrEqualTo(192); // what was embedded but had not reached the store
    }

    private static List<String> withoutTimes(List<String> dump) {
        return dump.stream()
                .map(line -> line.replaceAll("ingestedAt=\\S+", ""))
                .sorted()
                .toList();
    }
    /// Paragraphs that fill a passage each.
    private static String book(int paragraphs) {
        var text = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            text.append("Ada wrote chapter %d of the book. ".formatted(i))
                    .append("It was a long day in the house near the river. ".repeat(14))
                    .append("\n\n");
        }
        return text.toString();
    }
}
