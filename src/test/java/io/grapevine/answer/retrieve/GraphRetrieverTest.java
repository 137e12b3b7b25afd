package io.grapevine.answer.retrieve;

import io.grapevine.domain.Passage;
import io.grapevine.domain.ScoredPassage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphRetrieverTest {

    /// `.` is a place of hybrid search whose passage the walk knows.
    @ParameterizedTest
    @CsvSource({
        "a b c, . . ., a b c",
        "a b c, x . ., x a b",
        "a b c, . x ., a x b",
        "a b c, x y z, x y z",
        "a, . x y, a x y",
        "a b, . . . x, a b x"
    })
    void what_the_walk_does_not_know_yet_takes_the_place_that_hybrid_search_gives_it(
            String walked, String hybrid, String expected) {
        var newer = Arrays.stream(hybrid.split(" "))
                .map(id -> id.equals(".") ? Optional.<ScoredPassage>empty() : Optional.of(passage(id)))
                .toList();

        assertThat(GraphRetriever.with(newer, passages(walked), 3))
                .extracting(found -> found.passage().id())
                .containsExactly(expected.split(" "));
    }

    private static List<ScoredPassage> passages(String ids) {
        return Arrays.stream(ids.split(" ")).map(GraphRetrieverTest::passage).toList();
    }

    private static ScoredPassage passage(String id) {
        return new ScoredPassage(new Passage(id, "d", "c", "s", "t", "", "text", 0, 0, 0, 4), 1);
    }
}
