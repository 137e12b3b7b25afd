package io.grapevine.graph.search;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.Scope;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(TestGraph.class)
class EmbeddingIndexIT {

    private final Graph graph;

    EmbeddingIndexIT(Graph graph) {
        this.graph = graph;
    }

    @AfterEach
    void restore() {
        graph.execute("test/test-clear", Map.of());
        new EmbeddingIndex(graph).require("bge", 384);
    }

    @Test
    void another_model_is_refused_while_there_are_passages() {
        new EmbeddingIndex(graph).require("bge", 384);
        new DocumentStore(graph).replaceAll(List.of(Samples.document("default", "a.txt", "Ada wrote.")));

        assertThatCode(() -> new EmbeddingIndex(graph).require("bge", 384)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new EmbeddingIndex(graph).require("ada-002", 1536))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("bge (384", "ada-002 (1536", "./grapevine documents rm");
    }

    @Test
    void an_empty_graph_takes_any_model_and_makes_its_index() {
        new EmbeddingIndex(graph).require("bge", 384);

        new EmbeddingIndex(graph).require("tiny", 3);

        assertThat(graph.read(
                        "search/vector-index",
                        Map.of(),
                        row -> row.get("dimension").asInt()))
                .containsExactly(3);
        assertThatThrownBy(() -> new PassageSearch(graph).vector(new float[384], Scope.EVERYTHING, 1))
                .isNotNull();
    }
}
