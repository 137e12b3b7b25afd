package io.grapevine.graph.index;

import io.grapevine.domain.Scope;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class GraphReaderIT {

    private static final PreparedDocument A =
            document("default", "a.txt", "Ada met Charles.", "Charles built the Engine.");
    private static final PreparedDocument B = document("other", "b.txt", "Mary taught Ada.");

    private final DocumentStore store;
    private final GraphReader reader;

    GraphReaderIT(Graph graph) {
        this.store = new DocumentStore(graph);
        this.reader = new GraphReader(graph);
    }

    @BeforeEach
    void put() {
        store.replaceAll(List.of(A, B));
    }

    @Test
    void the_version_grows_with_every_change_and_with_nothing_else() {
        var before = reader.version();
        reader.snapshot(Set.of());
        assertThat(reader.version()).isEqualTo(before);

        store.replace(A.document(), A.passages());
        var replaced = reader.version();
        store.remove(B.document().id());

        assertThat(replaced).isGreaterThan(before);
        assertThat(reader.version()).isGreaterThan(replaced);
        assertThat(reader.snapshot(Set.of()).version()).isEqualTo(reader.version());
    }

    @Test
    void a_snapshot_holds_every_edge() {
        var snapshot = reader.snapshot(Set.of());

        assertThat(snapshot.passages())
                .extracting(GraphSnapshot.PassageNode::title)
                .containsExactly("Title of a.txt", "Title of a.txt", "Title of b.txt");
        assertThat(mentions(snapshot))
                .containsExactlyInAnyOrder(
                        "default/a.txt ada",
                        "default/a.txt charles",
                        "default/a.txt charles",
                        "default/a.txt engine",
                        "other/b.txt mary",
                        "other/b.txt ada");
        assertThat(relations(snapshot)).containsExactlyInAnyOrder("ada charles", "charles engine", "mary ada");
    }

    @Test
    void a_snapshot_of_a_collection_holds_nothing_of_others() {
        var snapshot = reader.snapshot(Set.of("other"));

        assertThat(snapshot.passages())
                .extracting(GraphSnapshot.PassageNode::collection)
                .containsExactly("other");
        assertThat(snapshot.entities())
                .extracting(GraphSnapshot.EntityNode::key)
                .containsExactly("ada", "mary");
        assertThat(relations(snapshot)).containsExactly("mary ada");
    }

    @Test
    void the_neighbourhood_of_passages_keeps_what_most_of_them_mention() {
        var ids = A.passages().stream().map(p -> p.passage().id()).toList();

        var all = reader.neighbourhood(ids, Scope.EVERYTHING, 10);
        var one = reader.neighbourhood(ids, Scope.EVERYTHING, 1);

        assertThat(all.nodes())
                .extracting(Subgraph.Node::id)
                .containsExactlyInAnyOrder(ids.get(0), ids.get(1), "ada", "charles", "engine");
        assertThat(all.edges())
                .extracting(e -> e.from() + " " + e.label() + " " + e.to())
                .contains("ada comes before charles", ids.get(0) + " mentions ada")
                .hasSize(6);
        assertThat(one.nodes())
                .filteredOn(n -> n.kind().equals("entity"))
                .extracting(Subgraph.Node::id)
                .containsExactly("charles");
        assertThat(reader.neighbourhood(List.of(), Scope.EVERYTHING, 10)).isEqualTo(Subgraph.EMPTY);
        assertThat(reader.neighbourhood(List.of("nobody"), Scope.EVERYTHING, 10))
                .isEqualTo(Subgraph.EMPTY);
    }

    private static List<String> mentions(GraphSnapshot s) {
        return IntStream.range(0, s.mentions().passage().length)
                .mapToObj(i -> s.passages().get(s.mentions().passage()[i]).documentId() + " "
                        + s.entities().get(s.mentions().entity()[i]).key())
                .toList();
    }

    private static List<String> relations(GraphSnapshot s) {
        return IntStream.range(0, s.relations().subject().length)
                .mapToObj(i -> s.entities().get(s.relations().subject()[i]).key() + " "
                        + s.entities().get(s.relations().object()[i]).key())
                .toList();
    }
}
