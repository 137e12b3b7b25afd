package io.grapevine.lab.intents;

import io.grapevine.answer.route.NeuralRouter;
import io.grapevine.domain.Route;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.text.ClassifierFile;
import io.grapevine.neural.text.NetworkClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The committed weights of the product's router, on the utterances that were written before and apart from its
/// training data.
class RouterTest {

    private static OnnxEmbeddingModel embedding;
    private static NetworkClassifier router;

    @BeforeAll
    static void load() throws IOException {
        embedding = new OnnxEmbeddingModel(new EmbeddingTokenizer(), 1);
        try (var stream = RouterTest.class.getResourceAsStream("/router/weights.bin")) {
            router = ClassifierFile.read(stream, "the router", embedding::embedQuery);
        }
    }

    @AfterAll
    static void close() {
        embedding.close();
    }

    @Test
    void it_refuses_no_question_of_its_test_set_and_takes_the_right_route_of_85_in_100() {
        var report = RouteReport.of(IntentData.read(Path.of("src/main/router/test.tsv"), Optional.empty()).stream()
                .map(example -> new RouteReport.Routed(
                        new RoutedQuestion(Route.ofLabel(example.label()), example.text(), "test"),
                        NeuralRouter.routing(router.classify(example.text()))))
                .toList());

        assertThat(report.all().recognised().percent()).isGreaterThanOrEqualTo(85);
        assertThat(report.byRoute())
                .filteredOn(row -> !row.name().equals("chitchat") && !row.name().equals("out_of_scope"))
                .allSatisfy(
                        row -> assertThat(row.refused().count()).as(row.name()).isLessThanOrEqualTo(1));
    }

    @Test
    void its_weights_stay_below_2_megabytes() throws IOException {
        assertThat(Files.size(Path.of("src/main/resources/router/weights.bin"))).isLessThan(2_000_000);
    }

    @Test
    void it_knows_the_six_routes() {
        assertThat(router.labels())
                .isEqualTo(List.of("aggregate", "chitchat", "lookup", "multihop", "out_of_scope", "overview"));
    }

    @Test
    void it_answers_to_anything() {
        for (var text : List.of("", "?!", "日本語の質問", "x".repeat(10_000), "who ".repeat(5_000))) {
            assertThat(router.classify(text).confidence()).isBetween(0.0, 1.0);
        }
    }
}
