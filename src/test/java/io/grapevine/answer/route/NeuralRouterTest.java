package io.grapevine.answer.route;

import io.grapevine.domain.Route;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.text.TextClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NeuralRouterTest {

    private static final List<String> LABELS =
            List.of("chitchat", "lookup", "multihop", "overview", "aggregate", "out_of_scope");

    @ParameterizedTest
    @CsvSource({
        "0.9, 0.1, 0.0, 0.0, 0.0, 0.0, CHITCHAT, 0.9",
        "0.5, 0.3, 0.2, 0.0, 0.0, 0.0, LOOKUP,   0.3", // not sure enough to decline
        "0.0, 0.3, 0.0, 0.0, 0.2, 0.5, LOOKUP,   0.3",
        "0.0, 0.1, 0.2, 0.0, 0.0, 0.7, OUT_OF_SCOPE, 0.7",
        "0.0, 0.3, 0.5, 0.1, 0.1, 0.0, MULTIHOP, 0.5",
        "0.1, 0.1, 0.2, 0.2, 0.3, 0.1, LOOKUP,   0.1", // abstains
    })
    void a_route_is_believed_where_the_classifier_is_sure(
            float chitchat,
            float lookup,
            float multihop,
            float overview,
            float aggregate,
            float outOfScope,
            Route route,
            float confidence) {
        var routing =
                new NeuralRouter(fixed(chitchat, lookup, multihop, overview, aggregate, outOfScope)).route("Anything?");

        assertThat(routing.route()).isEqualTo(route);
        assertThat(routing.confidence()).isEqualTo(confidence);
        assertThat(routing.alternatives()).hasSize(6);
        assertThat(routing.overridden()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Hello!, CHITCHAT",
        "Turn off the lights in the kitchen., OUT_OF_SCOPE",
        "Who is the cellar master?, LOOKUP"
    })
    void the_committed_weights_tell_plain_cases_apart(String question, Route route) {
        try (var embedding = new OnnxEmbeddingModel(new EmbeddingTokenizer(), 1)) {
            assertThat(NeuralRouter.committed(embedding::embedQuery)
                            .route(question)
                            .route())
                    .isEqualTo(route);
        }
    }

    @Test
    void weights_of_something_else_are_refused() {
        assertThatThrownBy(() -> new NeuralRouter(labelled(List.of("balance", "transfer"), new float[2])))
                .hasMessageContaining("unknown route 'balance'");
    }

    private static TextClassifier fixed(float... probabilities) {
        return labelled(LABELS, probabilities);
    }

    private static TextClassifier labelled(List<String> labels, float[] fixed) {
        return new TextClassifier() {
            @Override
            public List<String> labels() {
                return labels;
            }

            @Override
            public double classify(String text, float[] probabilities) {
                System.arraycopy(fixed, 0, probabilities, 0, fixed.length);
                double best = 0;
                for (var i = 0; i < 5; i++) {
                    best = Math.max(best, fixed[i]);
                }
                return best;
            }

            @Override
            public double threshold() {
                return 0.35;
            }
        };
    }
}
