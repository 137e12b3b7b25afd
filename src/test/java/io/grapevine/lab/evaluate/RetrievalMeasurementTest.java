package io.grapevine.lab.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.RetrievalMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetrievalMeasurementTest {

    private static final List<LabelledQuestion> QUESTIONS =
            List.of(new LabelledQuestion("1", "one", Set.of("a", "b")), new LabelledQuestion("2", "two", Set.of("c")));

    /// The vectors find a; the walk finds everything.
    private static List<String> search(RetrievalMode mode, String question) {
        return switch (mode) {
            case GRAPH -> List.of("a", "b", "c");
            case VECTOR, FULLTEXT, HYBRID -> List.of("a");
        };
    }

    @Test
    void recall_is_the_mean_over_the_questions_in_percent() {
        var modes = new RetrievalMeasurement(RetrievalMeasurementTest::search, List.of(3, 1))
                .of(List.of(RetrievalMode.GRAPH, RetrievalMode.VECTOR), QUESTIONS);

        assertThat(modes.get(RetrievalMode.GRAPH).recall()).isEqualTo(Map.of(1, 25.0, 3, 100.0));
        assertThat(modes.get(RetrievalMode.VECTOR).recall()).isEqualTo(Map.of(1, 25.0, 3, 25.0));
    }

    @Test
    void the_gain_is_held_against_vector_even_where_vector_was_not_asked_for() {
        var modes = new RetrievalMeasurement(RetrievalMeasurementTest::search, List.of(3))
                .of(List.of(RetrievalMode.GRAPH), QUESTIONS);

        assertThat(modes).containsOnlyKeys(RetrievalMode.GRAPH);
        assertThat(modes.get(RetrievalMode.GRAPH).gain().get(3).mean()).isEqualTo(75);
        assertThat(modes.get(RetrievalMode.GRAPH).gain().get(3).low()).isEqualTo(50);
        assertThat(modes.get(RetrievalMode.GRAPH).gain().get(3).high()).isEqualTo(100);
    }

    @Test
    void the_json_has_the_documented_shape() throws Exception {
        var modes = new RetrievalMeasurement(RetrievalMeasurementTest::search, List.of(3))
                .of(List.of(RetrievalMode.VECTOR, RetrievalMode.GRAPH), QUESTIONS);

        var json = new ObjectMapper().valueToTree(new RetrievalReport(3, 4, 2, modes).toJson());

        assertThat(json.fieldNames()).toIterable().containsExactly("records", "passages", "questions", "modes");
        assertThat(json.get("modes").fieldNames()).toIterable().containsExactly("vector", "graph");
        assertThat(json.at("/modes/graph").fieldNames())
                .toIterable()
                .containsExactly("recall", "gain", "p50Ms", "p95Ms", "queriesPerSecond");
        assertThat(json.at("/modes/graph/recall/3").asDouble()).isEqualTo(100);
        assertThat(json.at("/modes/graph/gain/3")).hasToString("[75.0,50.0,100.0]");
        assertThat(json.at("/modes/vector/gain")).isEmpty();
    }
}
