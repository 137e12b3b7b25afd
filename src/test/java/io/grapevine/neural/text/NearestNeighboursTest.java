package io.grapevine.neural.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NearestNeighboursTest {

    private static final Map<String, float[]> PLACES = Map.of(
            "north",
            new float[] {0, 1},
            "north-east",
            new float[] {1, 1},
            "east",
            new float[] {2, 0},
            "south",
            new float[] {0, -3},
            "nearly east",
            new float[] {1, 0.1f});
    private static final Function<String, float[]> EMBED = PLACES::get;
    private static final List<Example> EXAMPLES = List.of(
            new Example("up", "north"),
            new Example("up", "north-east"),
            new Example("side", "east"),
            new Example("oos", "south"));

    @Test
    void the_nearest_examples_vote_by_their_nearness() {
        var one = new NearestNeighbours(EXAMPLES, EMBED, 1, 0.1, -1);
        assertThat(one.classify("nearly east").label()).isEqualTo("side");
        assertThat(one.classify("nearly east").confidence()).isCloseTo(1, within(1e-6));
        var three = new NearestNeighbours(EXAMPLES, EMBED, 3, 1e6, -1); // all votes alike: two of three are up
        assertThat(three.classify("nearly east").label()).isEqualTo("up");
        assertThat(three.classify("nearly east").confidence()).isCloseTo(2 / 3.0, within(1e-4));
    }

    @Test
    void a_text_far_from_every_example_in_scope_is_abstained_from() {
        var neighbours = new NearestNeighbours(EXAMPLES, EMBED, 2, 0.1, 0.5);
        assertThat(neighbours.classify("south").abstained()).isTrue();
        assertThat(neighbours.classify("nearly east").abstained()).isFalse();
    }

    @Test
    void what_was_written_answers_as_before(@TempDir Path folder) throws IOException {
        var written = new NearestNeighbours(EXAMPLES, EMBED, 2, 0.1, 0.5);
        var file = folder.resolve("knn.weights");
        written.write(file);

        assertThat(NearestNeighbours.wrote(file)).isTrue();
        var read = NearestNeighbours.read(file, EMBED);
        for (var place : PLACES.keySet()) assertThat(read.classify(place)).isEqualTo(written.classify(place));
    }

    @Test
    void k_must_be_one_to_the_number_of_examples() {
        assertThatThrownBy(() -> new NearestNeighbours(EXAMPLES, EMBED, 5, 1, 0))
                .hasMessage("k must be from 1 to the 4 examples, was 5");
    }
}
