package io.grapevine.answer.route;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.Route;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.text.TextClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NeuralRouterTest {

    private static final List<String> LABELS =
            List.of("chitchat", "lookup", "multihop", "overview", "aggregate", "out_of_scope");

    private static OnnxEmbeddingModel embedding;
    private static NeuralRouter committed;

    @BeforeAll
    static void load() {
        embedding = new OnnxEmbeddingModel(new EmbeddingTokenizer(), 1);
        committed = NeuralRouter.committed();
    }

    @AfterAll
    static void close() {
        embedding.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.05, 0.0, 0.0, 0.0, 0.0, CHITCHAT, 0.95",
        "0.7, 0.2, 0.1, 0.0, 0.0, 0.0, LOOKUP,   0.2", // not sure enough to decline
        "0.0, 0.4, 0.0, 0.0, 0.0, 0.6, LOOKUP,   0.4",
        "0.45, 0.05, 0.0, 0.0, 0.0, 0.5, OUT_OF_SCOPE, 0.5", // no document either way
        "0.0, 0.3, 0.5, 0.1, 0.1, 0.0, MULTIHOP, 0.5",
        "0.0, 0.3, 0.1, 0.6, 0.0, 0.0, LOOKUP,   0.3", // a summary was hardly asked for
        "0.0, 0.1, 0.0, 0.9, 0.0, 0.0, OVERVIEW, 0.9",
        "0.0, 0.1, 0.0, 0.0, 0.9, 0.0, AGGREGATE, 0.9",
    })
    void the_route_of_the_least_expected_cost_is_taken(
            float chitchat,
            float lookup,
            float multihop,
            float overview,
            float aggregate,
            float outOfScope,
            Route route,
            float confidence) {
        var routing = new NeuralRouter(fixed(chitchat, lookup, multihop, overview, aggregate, outOfScope))
                .route("Anything?", text -> new float[0]);

        assertThat(routing.route()).isEqualTo(route);
        assertThat(routing.confidence()).isEqualTo(confidence);
        assertThat(routing.alternatives()).hasSize(6);
        assertThat(routing.overridden()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Hello!, CHITCHAT",
        "Thank you very much, CHITCHAT",
        "Guten Tag!, CHITCHAT",
        "Turn off the lights in the kitchen., OUT_OF_SCOPE",
        "Stell den Wecker auf sieben Uhr, OUT_OF_SCOPE",
        "Who is the cellar master?, LOOKUP",
        "Camera settings, LOOKUP",
        "my card has not come yet, LOOKUP",
        "How do I set an alarm?, LOOKUP",
        "can i return the boots, LOOKUP",
        "Wo kann ich mein Passwort ändern?, LOOKUP",
        "Kündigungsfrist, LOOKUP",
        "What did the treasurer say about the roof?, LOOKUP",
        "Summarise the meeting., OVERVIEW",
        "Fasse das Protokoll zusammen., OVERVIEW",
        "How many films were directed by Agnes Varda?, AGGREGATE",
    })
    void the_committed_weights_tell_plain_cases_apart(String question, Route route) {
        assertThat(committed.route(question, embedding::embedQuery).route()).isEqualTo(route);
    }

    @Test
    void weights_of_something_else_are_refused() {
        assertThatThrownBy(() -> new NeuralRouter(labelled(List.of("balance", "transfer"), new float[2])))
                .hasMessageContaining("unknown route 'balance'");
    }

    @Test
    void wrong_weights_of_ones_own_are_refused_by_the_name_of_their_key(@TempDir Path folder) throws IOException {
        var damaged = Files.writeString(folder.resolve("damaged.weights"), "no weights");

        assertThatThrownBy(() -> NeuralRouter.of(damaged))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("GRAPEVINE_ROUTER_WEIGHTS=" + damaged);
        assertThatThrownBy(() -> NeuralRouter.of(folder.resolve("none")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("GRAPEVINE_ROUTER_WEIGHTS");
    }

    @Test
    void weights_of_ones_own_are_used() {
        var own = NeuralRouter.of(Path.of("src/main/resources/router/weights.bin"));

        assertThat(own.route("Hello!", embedding::embedQuery))
                .isEqualTo(committed.route("Hello!", embedding::embedQuery));
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
                return 0;
            }

            @Override
            public double threshold() {
                return Double.NEGATIVE_INFINITY;
            }
        };
    }
}
