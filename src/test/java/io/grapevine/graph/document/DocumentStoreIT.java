package io.grapevine.graph.document;

import io.grapevine.graph.TestGraph;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class DocumentStoreIT {

    private static final PreparedDocument A =
            document("default", "a.txt", "Ada met Charles in London.", "ADA wrote notes on the Engine.");
    private static final PreparedDocument B = document(
            "default",
            "b.txt",
            "Charles built the Engine.",
            "LONDON is large, and Ada lived there.",
            "Mary taught Ada.");
    private static final PreparedDocument CHANGED_B = document("default", "b.txt", "Charles sold the Engine to Georg.");

    private final Graph graph;
    private final DocumentStore store;

    DocumentStoreIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
    }

    @Test
    void removing_a_document_leaves_the_graph_of_the_others() {
        put(A);
        var alone = TestGraph.dump(graph);
        put(B);
        assertThat(TestGraph.dump(graph)).isNotEqualTo(alone);

        assertThat(store.remove(B.document().id())).isTrue();

        assertThat(TestGraph.dump(graph)).isEqualTo(alone).hasSizeGreaterThan(15);
    }

    @Test
    void storing_a_document_twice_changes_nothing() {
        put(A);
        put(B);
        var once = TestGraph.dump(graph);

        put(A);

        assertThat(TestGraph.dump(graph)).isEqualTo(once);
    }

    @Test
    void a_changed_document_leaves_no_trace_of_what_it_was() {
        put(CHANGED_B);
        put(A);
        var fresh = TestGraph.dump(graph);

        put(B);
        put(CHANGED_B);

        assertThat(TestGraph.dump(graph)).isEqualTo(fresh);
    }

    @Test
    void the_order_of_documents_does_not_matter() {
        store.replaceAll(List.of(A, B));
        var together = TestGraph.dump(graph);
        store.remove(A.document().id());
        store.remove(B.document().id());

        put(B);
        put(A);

        assertThat(TestGraph.dump(graph)).isEqualTo(together);
    }

    @Test
    void removing_everything_leaves_nothing() {
        put(A);
        put(document("other", "c.txt", "Ada again."));

        assertThat(store.removeCollection("default")).isEqualTo(1);
        assertThat(store.collections()).containsExactly(new CollectionInfo("other", 1, 1));
        assertThat(store.removeCollection("other")).isEqualTo(1);

        assertThat(TestGraph.dump(graph)).isEmpty();
        assertThat(store.remove("default/a.txt")).isFalse();
    }

    @Test
    void a_document_is_found_as_it_was_stored() {
        put(A);
        put(document("other", "c.txt", "Ada again."));

        assertThat(store.find(A.document().id())).contains(A.document());
        assertThat(store.find("nobody")).isEmpty();
        assertThat(store.list(Optional.of("default"))).containsExactly(A.document());
        assertThat(store.list(Optional.empty())).hasSize(2);
    }

    private void put(PreparedDocument document) {
        store.replace(document.document(), document.passages());
    }
}
