package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.Scope;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.PassageSearch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(TestGraph.class)
class StagedDocumentsIT {

    private static final int PART = 250;
    private static final PreparedDocument NOTE = Samples.document("default", "note.txt", "Ada met Charles.");

    private final Graph graph;
    private final DocumentStore store;
    private final StagedDocuments staged;
    private final PassageSearch search;

    StagedDocumentsIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
        this.staged = new StagedDocuments(graph);
        this.search = new PassageSearch(graph);
    }

    @Test
    void a_thousand_passages_are_replaced_and_removed_and_leave_the_graph_of_the_others() {
        store.replaceAll(List.of(NOTE));
        var without = TestGraph.dump(graph);
        put(book("old", 1_100), 0);
        put(book("new", 1_100), 0);
        assertThat(store.collections()).containsExactly(new CollectionInfo("default", 2, 1_101));
        assertThat(search.fullText("old", Scope.EVERYTHING, 5)).isEmpty();

        assertThat(store.remove("default/book.txt")).isTrue();

        assertThat(TestGraph.dump(graph)).isEqualTo(without);
    }

    @Test
    void the_old_version_answers_until_the_new_one_is_published() {
        put(book("old", 600), 0);
        var version = store.find("default/book.txt").orElseThrow();
        var next = book("new", 600);

        var begun = append(staged.begin("default/book.txt", "default", "new"), next, 0, 600);

        assertThat(nearest("Ada old 7")).isEqualTo("Ada old 7");
        assertThat(nearest("Ada new 7")).startsWith("Ada old");
        assertThat(search.fullText("new", Scope.EVERYTHING, 5)).isEmpty();
        assertThat(store.find("default/book.txt")).contains(version);

        staged.publish(begun, next.document());

        assertThat(nearest("Ada new 7")).isEqualTo("Ada new 7");
        assertThat(search.fullText("old", Scope.EVERYTHING, 5)).isEmpty();
    }

    @Test
    void a_run_that_died_is_gone_on_with_and_leaves_the_graph_of_one_that_did_not() {
        put(book("new", 600), 0);
        var expected = TestGraph.dump(graph);
        store.remove("default/book.txt");
        assertThat(TestGraph.dump(graph)).isEmpty();

        append(staged.begin("default/book.txt", "default", "new"), book("new", 600), 0, 500);
        var again = staged.begin("default/book.txt", "default", "new");
        assertThat(again.passages()).isEqualTo(500);
        var whole = append(again, book("new", 600), 500, 600);
        staged.publish(whole, book("new", 600).document());

        assertThat(TestGraph.dump(graph)).isEqualTo(expected);
    }

    @Test
    void what_is_staged_of_another_version_goes() {
        append(staged.begin("default/book.txt", "default", "old"), book("old", 600), 0, 500);

        put(book("new", 600), 0);

        assertThat(TestGraph.dump(graph))
                .noneMatch(line -> line.contains("old"))
                .noneMatch(this::isOutOfSight);
    }

    @Test
    void of_two_runs_the_later_one_goes_on() {
        var first = append(staged.begin("default/book.txt", "default", "new"), book("new", 600), 0, 250);
        var second = staged.begin("default/book.txt", "default", "new");

        assertThatThrownBy(() -> append(first, book("new", 600), 250, 500)).isInstanceOf(Conflict.class);

        var whole = append(second, book("new", 600), 250, 600);
        staged.publish(whole, book("new", 600).document());
        assertThat(store.collections()).containsExactly(new CollectionInfo("default", 1, 600));
    }

    @Test
    void a_long_document_gives_way_to_a_short_one_and_the_reverse() {
        var small = Samples.document("default", "book.txt", "Ada is short now.");
        store.replaceAll(List.of(small));
        var expected = TestGraph.dump(graph);
        put(book("new", 600), 0);
        assertThat(TestGraph.dump(graph)).noneMatch(line -> line.contains("short"));

        store.replaceAll(List.of(small));

        assertThat(TestGraph.dump(graph)).isEqualTo(expected);
    }

    @Test
    void a_collection_takes_its_staged_documents_along() {
        put(book("old", 600), 0);
        append(staged.begin("default/book.txt", "default", "new"), book("new", 600), 0, 250);
        store.replaceAll(List.of(NOTE));

        assertThat(store.removeCollection("default")).isEqualTo(2);

        assertThat(TestGraph.dump(graph)).isEmpty();
    }

    @Test
    void versions_that_share_a_passage_are_refused() {
        put(book("old", 600), 0);
        assertThatThrownBy(() -> append(staged.begin("default/book.txt", "default", "x"), book("old", 600), 0, 250))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.replaceAll(List.of(book("old", 600))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("600 passages must be staged");
    }

    private boolean isOutOfSight(String line) {
        return line.contains("Staged") || line.contains("Retired");
    }

    private String nearest(String text) {
        return search.vector(Samples.vector(text), Scope.EVERYTHING, 1)
                .getFirst()
                .passage()
                .text();
    }

    private void put(PreparedDocument document, int from) {
        Document d = document.document();
        var begun = staged.begin(d.id(), d.collection(), d.hash());
        staged.publish(append(begun, document, from, d.passages()), d);
    }

    private StagedDocument append(StagedDocument begun, PreparedDocument document, int from, int to) {
        var longer = begun;
        for (int at = from; at < to; at += PART) {
            longer = staged.append(longer, document.passages().subList(at, Math.min(to, at + PART)), true);
        }
        return longer;
    }

    private static PreparedDocument book(String version, int passages) {
        return Samples.document(
                "default",
                "book.txt",
                IntStream.range(0, passages)
                        .mapToObj(i -> "Ada " + version + " " + i)
                        .toArray(String[]::new));
    }
}
