package io.grapevine.graph.entity;

import io.grapevine.domain.Scope;
import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Subgraph.Edge;
import io.grapevine.domain.Subgraph.Node;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class RelationPhrasesIT {

    private static final List<Node> NODES = List.of(
            new Node("p", "passage", "Notes", "", 1),
            new Node("charles", "entity", "Charles", "person", 1),
            new Node("ada", "entity", "Ada", "person", 1));

    private final Graph graph;
    private final RelationPhrases phrases;

    RelationPhrasesIT(Graph graph) {
        this.graph = graph;
        this.phrases = new RelationPhrases(graph);
    }

    @BeforeEach
    void one_relation() {
        new DocumentStore(graph).replaceAll(List.of(document("default", "a.txt", "Ada met Charles.")));
    }

    @Test
    void an_edge_says_what_the_text_says_from_subject_to_object() {
        var read = phrases.read(
                new Subgraph(
                        NODES,
                        List.of(
                                new Edge("p", "ada", Edge.MENTIONS, 0.5),
                                new Edge("charles", "ada", Edge.RELATES, 0.25))),
                Scope.EVERYTHING);

        assertThat(read.nodes()).isEqualTo(NODES);
        assertThat(read.edges())
                .containsExactly(
                        new Edge("p", "ada", Edge.MENTIONS, 0.5), new Edge("ada", "charles", "comes before", 0.25));
    }

    @Test
    void what_another_collection_says_is_not_told() {
        var edge = new Edge("ada", "charles", Edge.RELATES, 1);

        assertThat(phrases.read(new Subgraph(NODES, List.of(edge)), Scope.of(Set.of("other")))
                        .edges())
                .containsExactly(edge);
    }
}
