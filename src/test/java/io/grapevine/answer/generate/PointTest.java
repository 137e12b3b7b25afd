package io.grapevine.answer.generate;

import io.grapevine.llm.JsonReply.Unparsable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PointTest {

    @Test
    void a_point_keeps_the_passages_that_were_given_and_a_score_to_100() throws Unparsable {
        assertThat(
                        points(
                                "{\"points\": [{\"text\": \" It has\\n64 tanks. \", \"score\": 140, \"passages\": [2, 9, 2, 1]}]}"))
                .containsExactly(new Point("It has 64 tanks.", 100, List.of(2, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"Nobody says so.\", \"score\": 90, \"passages\": [7]}",
                "{\"text\": \"Nobody says so.\", \"score\": 90, \"passages\": []}",
                "{\"text\": \"Nobody says so.\", \"score\": 90}",
                "{\"text\": \"It does not matter.\", \"score\": 0, \"passages\": [1]}",
                "{\"text\": \"Scored in words.\", \"score\": \"high\", \"passages\": [1]}",
                "{\"text\": \"\", \"score\": 90, \"passages\": [1]}",
                "\"only words\""
            })
    void what_cannot_be_checked_or_does_not_matter_is_no_point(String point) throws Unparsable {
        assertThat(points("{\"points\": [" + point + "]}")).isEmpty();
    }

    @Test
    void talk_a_fence_and_a_cut_end_are_mended() throws Unparsable {
        assertThat(
                        points(
                                "Here you are:\n```json\n{\"points\": [{\"text\": \"One.\", \"score\": 5, \"passages\": [1]}, {\"text\": \"Tw"))
                .extracting(Point::text)
                .containsExactly("One.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sorry, I cannot.", "{\"answer\": 1}", "{\"points\": \"none\"}", "{\"points\"; [}"})
    void what_is_no_list_of_points_is_refused(String reply) {
        assertThatThrownBy(() -> points(reply)).isInstanceOf(Unparsable.class);
    }

    private static List<Point> points(String reply) throws Unparsable {
        return Point.parse(reply, Set.of(1, 2, 3));
    }
}
