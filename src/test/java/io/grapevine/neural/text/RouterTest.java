package io.grapevine.neural.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The committed weights of the product's router, on the utterances that were written before and apart from its training data.
class RouterTest {

    @Test
    void the_router_is_right_on_most_of_its_test_set() throws IOException {
        var router = router();
        var lines = Files.readAllLines(Path.of("src/main/router/test.tsv"));
        long right = lines.stream().map(line -> line.split("\t")).filter(parts -> router.classify(parts[1]).label().equals(parts[0])).count();
        assertThat(100.0 * right / lines.size()).isGreaterThanOrEqualTo(88);
    }

    @Test
    void its_weights_stay_below_2_megabytes() throws IOException {
        assertThat(Files.size(Path.of("src/main/resources/router/weights.bin"))).isLessThan(2_000_000);
    }

    @Test
    void it_knows_the_six_routes() throws IOException {
        assertThat(router().labels()).isEqualTo(List.of("aggregate", "chitchat", "lookup", "multihop", "out_of_scope", "overview"));
    }

    private static NetworkClassifier router() throws IOException {
        try (var stream = RouterTest.class.getResourceAsStream("/router/weights.bin")) {
            return ClassifierFile.read(stream, "the router", null);
        }
    }
}
