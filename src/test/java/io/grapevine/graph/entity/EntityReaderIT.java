package io.grapevine.graph.entity;

import io.grapevine.domain.Scope;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class EntityReaderIT {

    private final Graph graph;
    private final EntityReader reader;

    EntityReaderIT(Graph graph) {
        this.graph = graph;
        this.reader = new EntityReader(graph);
    }

    @BeforeEach
    void two_documents() {
        new DocumentStore(graph)
                .replaceAll(List.of(
                        document("default", "a.txt", "Ada met Charles in London.", "ADA wrote notes on the Engine."),
                        document("default", "b.txt", "Mary taught Georg.")));
    }

    @Test
    void an_entity_comes_with_its_passages_and_neighbours_but_not_with_strangers() {
        var ada = reader.find("ada", Scope.EVERYTHING, 10, 10).orElseThrow();

        assertThat(ada.mentions()).isEqualTo(2);
        assertThat(ada.passages())
                .extracting(p -> p.text())
                .containsExactly("Ada met Charles in London.", "ADA wrote notes on the Engine.");
        assertThat(ada.neighbours().nodes())
                .extracting(Subgraph.Node::id)
                .startsWith("ada")
                .contains("charles")
                .doesNotContain("mary", "georg")
                .doesNotHaveDuplicates();
        assertThat(ada.neighbours().edges())
                .allMatch(edge -> edge.from().equals("ada") || edge.to().equals("ada"));
    }

    @Test
    void the_limits_hold() {
        var ada = reader.find("ada", Scope.EVERYTHING, 1, 1).orElseThrow();

        assertThat(ada.passages()).hasSize(1);
        assertThat(ada.neighbours().nodes()).hasSize(2);
    }

    @Test
    void an_unknown_key_is_nothing() {
        assertThat(reader.find("nobody", Scope.EVERYTHING, 10, 10)).isEmpty();
    }
}
